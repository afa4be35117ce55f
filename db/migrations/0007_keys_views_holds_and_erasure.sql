CREATE TABLE `case_view` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`day` text NOT NULL,
	`first_at` text NOT NULL,
	`last_at` text NOT NULL,
	`times` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `case_view_once` ON `case_view` (`case_id`,`person_id`,`day`);--> statement-breakpoint
CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`number` integer NOT NULL,
	`pupil_id` text NOT NULL,
	`erased_on` text NOT NULL,
	`erased_by` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text NOT NULL,
	`counts` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_number` ON `erasure` (`office_id`,`number`);--> statement-breakpoint
CREATE TABLE `legal_hold` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`pupil_id` text NOT NULL,
	`from_on` text NOT NULL,
	`reason` text NOT NULL,
	`lifted_on` text,
	`lifted_why` text,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `legal_hold_pupil` ON `legal_hold` (`pupil_id`,`lifted_on`);--> statement-breakpoint
CREATE TABLE `restriction` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`from_on` text NOT NULL,
	`reason` text NOT NULL,
	`lifted_on` text,
	`lifted_why` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `restriction_case` ON `restriction` (`case_id`,`lifted_on`);--> statement-breakpoint
CREATE TABLE `restriction_reader` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`restriction_id` text NOT NULL,
	`person_id` text NOT NULL,
	FOREIGN KEY (`restriction_id`) REFERENCES `restriction`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `restriction_reader_once` ON `restriction_reader` (`restriction_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `subject_access` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`pupil_id` text NOT NULL,
	`asked_on` text NOT NULL,
	`asked_by` text NOT NULL,
	`made_on` text NOT NULL,
	`withheld` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `subject_access_pupil` ON `subject_access` (`pupil_id`);--> statement-breakpoint
ALTER TABLE `change` ADD `form` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `change` ADD `erased_by` integer;--> statement-breakpoint
ALTER TABLE `change` ADD `answer_digest` text;--> statement-breakpoint
ALTER TABLE `row_change` ADD `salt` text;--> statement-breakpoint
ALTER TABLE `row_change` ADD `digest` text;