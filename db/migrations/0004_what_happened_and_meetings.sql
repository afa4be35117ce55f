CREATE TABLE `meeting_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`meeting_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`wanted` integer NOT NULL,
	`given` integer NOT NULL,
	`what` text NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `week_meeting`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_decision_plan` ON `meeting_decision` (`meeting_id`,`plan_id`);--> statement-breakpoint
CREATE TABLE `session_outcome` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`week_id` text NOT NULL,
	`allocation_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`other_sta_id` text,
	`note` text NOT NULL,
	FOREIGN KEY (`week_id`) REFERENCES `deployment_week`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`allocation_id`) REFERENCES `allocation`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`other_sta_id`) REFERENCES `sta`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`outcome` IN ('as-planned', 'other-sta', 'short', 'not-held')),
	CHECK (`reason` IN ('sta-away', 'pupil-absent', 'pupil-suspended', 'school-closed', 'school-asked', 'travel', 'other'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_outcome_allocation` ON `session_outcome` (`allocation_id`);--> statement-breakpoint
CREATE INDEX `session_outcome_week` ON `session_outcome` (`week_id`);--> statement-breakpoint
CREATE TABLE `week_meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`week_id` text NOT NULL,
	`held_on` text NOT NULL,
	`present` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`week_id`) REFERENCES `deployment_week`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `week_meeting_week` ON `week_meeting` (`week_id`);--> statement-breakpoint
ALTER TABLE `allocation` ADD `told` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `deployment_week` ADD `happened_recorded_on` text;--> statement-breakpoint
ALTER TABLE `deployment_week` ADD `happened_recorded_by` text;--> statement-breakpoint
-- Weeks published before this: what stands in them now is as near as is known to what schools were told.
UPDATE `allocation` SET `told` = 1
	WHERE `removed_on` IS NULL AND `week_id` IN (SELECT `id` FROM `deployment_week` WHERE `state` = 'published');--> statement-breakpoint
-- One more kind of absence, a meeting: the CHECK can only be changed by making the table anew.
CREATE TABLE `__new_sta_absence` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`sta_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_on` text NOT NULL,
	`from_half` text NOT NULL,
	`until_on` text,
	`until_half` text,
	`note` text NOT NULL,
	`cancelled_on` text,
	`sessions` text,
	`fortnightly` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`sta_id`) REFERENCES `sta`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`kind` IN ('leave', 'sick', 'training', 'meeting', 'other')),
	CHECK (`from_half` IN ('am', 'pm')),
	CHECK (`until_half` IN ('am', 'pm'))
) STRICT;--> statement-breakpoint
INSERT INTO `__new_sta_absence` (`id`, `office_id`, `version`, `changed_at`, `changed_by`, `sta_id`, `kind`, `from_on`, `from_half`, `until_on`, `until_half`, `note`, `cancelled_on`, `sessions`, `fortnightly`)
	SELECT `id`, `office_id`, `version`, `changed_at`, `changed_by`, `sta_id`, `kind`, `from_on`, `from_half`, `until_on`, `until_half`, `note`, `cancelled_on`, `sessions`, `fortnightly` FROM `sta_absence`;--> statement-breakpoint
DROP TABLE `sta_absence`;--> statement-breakpoint
ALTER TABLE `__new_sta_absence` RENAME TO `sta_absence`;--> statement-breakpoint
CREATE INDEX `sta_absence_sta` ON `sta_absence` (`sta_id`,`from_on`);
