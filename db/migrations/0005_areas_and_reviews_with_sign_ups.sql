CREATE TABLE `area` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`name` text NOT NULL,
	`note` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `area_name` ON `area` (`office_id`,`name`);--> statement-breakpoint
ALTER TABLE `school` ADD `area_id` text REFERENCES `area`(`id`) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
CREATE INDEX `school_area` ON `school` (`area_id`);--> statement-breakpoint
ALTER TABLE `sign_up` ADD `self_review` text;--> statement-breakpoint
ALTER TABLE `sign_up` ADD `self_reviewed_on` text;;--> statement-breakpoint
-- Each name that schools carried as text becomes one area, with a version-7 id (made here: nobody asked for it).
INSERT INTO `area` (`id`, `office_id`, `version`, `changed_at`, `changed_by`, `name`, `note`)
SELECT
	printf('%s-%s-7%s-8%s-%s', substr(hex, 1, 8), substr(hex, 9, 4), substr(hex, 13, 3), substr(hex, 16, 3), substr(hex, 19, 12)),
	`office_id`, `version`, `changed_at`, `changed_by`, `name`, ''
FROM (
	SELECT lower(hex(randomblob(16))) AS hex, `office_id`, max(`version`) AS `version`, `changed_at`, `changed_by`, trim(`area`) AS `name`
	FROM `school` WHERE trim(coalesce(`area`, '')) <> '' GROUP BY `office_id`, trim(`area`)
);--> statement-breakpoint
UPDATE `school` SET `area_id` = (
	SELECT `area`.`id` FROM `area` WHERE `area`.`office_id` = `school`.`office_id` AND `area`.`name` = trim(`school`.`area`)
);--> statement-breakpoint
-- A self-review moves to the school's latest sign-up. No screen could record one without a sign-up before this.
UPDATE `sign_up` SET
	`self_review` = (SELECT `school`.`self_review` FROM `school` WHERE `school`.`id` = `sign_up`.`school_id`),
	`self_reviewed_on` = `signed_on`
WHERE `id` = (
	SELECT `later`.`id` FROM `sign_up` AS `later` WHERE `later`.`school_id` = `sign_up`.`school_id`
	ORDER BY `later`.`signed_on` DESC, `later`.`id` DESC LIMIT 1
) AND (SELECT `school`.`self_review` FROM `school` WHERE `school`.`id` = `sign_up`.`school_id`) IS NOT NULL;
