CREATE TABLE `advice_request` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`requested_on` text NOT NULL,
	`due_on` text NOT NULL,
	`sent_on` text,
	`note` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`kind` IN ('statutory-assessment', 'annual-review'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `advice_request_case` ON `advice_request` (`case_id`);--> statement-breakpoint
CREATE INDEX `advice_request_due` ON `advice_request` (`sent_on`,`due_on`);--> statement-breakpoint
CREATE TABLE `school_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`enquiry_id` text,
	`decision_id` text,
	`outcome` text NOT NULL,
	`body` text NOT NULL,
	`drafted_from` text NOT NULL,
	`given_on` text,
	`given_by` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enquiry_id`) REFERENCES `enquiry`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decision_id`) REFERENCES `decision`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`outcome` IN ('commissioned', 'school-funded', 'not-yet', 'out-of-remit'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `school_answer_case` ON `school_answer` (`case_id`);--> statement-breakpoint
CREATE TABLE `second_opinion` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`asked_on` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`question` text NOT NULL,
	`answered_on` text,
	`answered_by` text,
	`outcome` text,
	`opinion` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`outcome` IN ('commissioned', 'school-funded', 'not-yet', 'out-of-remit'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `second_opinion_case` ON `second_opinion` (`case_id`);--> statement-breakpoint
CREATE INDEX `second_opinion_open` ON `second_opinion` (`answered_on`);