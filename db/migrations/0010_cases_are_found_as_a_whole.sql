-- Hand-written: the search index is kept by triggers made at open (db/search-index.ts), which also fill it.
DROP TRIGGER IF EXISTS `search_pupil_added`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_pupil_changed`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_pupil_gone`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_school_added`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_school_changed`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_school_gone`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_case_file_added`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_case_file_changed`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_case_file_gone`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_sta_added`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_sta_changed`;
--> statement-breakpoint
DROP TRIGGER IF EXISTS `search_sta_gone`;
--> statement-breakpoint
CREATE TABLE `search_made` (
	`made` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `search_case` (
	`rowid` integer PRIMARY KEY,
	`case_id` text NOT NULL UNIQUE,
	`reference` text NOT NULL,
	`pupil` text NOT NULL,
	`school` text NOT NULL,
	`state` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_case_index` USING fts5(`reference`, `pupil`, `school`, `state`, content='search_case', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
INSERT INTO `search_case_index` (`search_case_index`, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER `search_case_added` AFTER INSERT ON `search_case` BEGIN
	INSERT INTO `search_case_index` (rowid, `reference`, `pupil`, `school`, `state`) VALUES (NEW.`rowid`, NEW.`reference`, NEW.`pupil`, NEW.`school`, NEW.`state`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_case_changed` AFTER UPDATE ON `search_case` WHEN OLD.`reference` <> NEW.`reference` OR OLD.`pupil` <> NEW.`pupil` OR OLD.`school` <> NEW.`school` OR OLD.`state` <> NEW.`state` BEGIN
	INSERT INTO `search_case_index` (`search_case_index`, rowid, `reference`, `pupil`, `school`, `state`) VALUES ('delete', OLD.`rowid`, OLD.`reference`, OLD.`pupil`, OLD.`school`, OLD.`state`);
	INSERT INTO `search_case_index` (rowid, `reference`, `pupil`, `school`, `state`) VALUES (NEW.`rowid`, NEW.`reference`, NEW.`pupil`, NEW.`school`, NEW.`state`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_case_gone` AFTER DELETE ON `search_case` BEGIN
	INSERT INTO `search_case_index` (`search_case_index`, rowid, `reference`, `pupil`, `school`, `state`) VALUES ('delete', OLD.`rowid`, OLD.`reference`, OLD.`pupil`, OLD.`school`, OLD.`state`);
END;
