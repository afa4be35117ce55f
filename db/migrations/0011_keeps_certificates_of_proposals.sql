CREATE TABLE `taken_proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`week_id` text NOT NULL,
	`taken_on` text NOT NULL,
	`taken_by` text NOT NULL,
	`changes` integer NOT NULL,
	`whole` integer NOT NULL,
	`certificate` text NOT NULL,
	FOREIGN KEY (`week_id`) REFERENCES `deployment_week`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `taken_proposal_week` ON `taken_proposal` (`week_id`);