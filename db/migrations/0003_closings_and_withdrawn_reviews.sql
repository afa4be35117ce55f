CREATE TABLE `past_closing` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`closed_on` text NOT NULL,
	`closed_why` text NOT NULL,
	`opened_again_on` text NOT NULL,
	`opened_again_why` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `past_closing_case` ON `past_closing` (`case_id`);--> statement-breakpoint
ALTER TABLE `evidence_review` ADD `withdrawn_on` text;--> statement-breakpoint
ALTER TABLE `evidence_review` ADD `withdrawn_why` text;--> statement-breakpoint
ALTER TABLE `recommendation` ADD `withdrawn_on` text;--> statement-breakpoint
ALTER TABLE `recommendation` ADD `withdrawn_why` text;