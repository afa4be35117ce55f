CREATE TABLE `link_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`request_id` text NOT NULL,
	`item_id` text,
	`about` text NOT NULL,
	`outcome` text NOT NULL,
	`decided_on` text NOT NULL,
	`decided_by` text NOT NULL,
	`centre_id` text,
	`start_on` text,
	`home_day` text,
	`until_on` text,
	`reason` text NOT NULL,
	`reasons` text NOT NULL,
	`conditions` text NOT NULL,
	`dissent` text NOT NULL,
	`urgent_why` text,
	`evidence_by` text,
	`assessment` text NOT NULL,
	`supersedes` text,
	FOREIGN KEY (`request_id`) REFERENCES `link_request`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`item_id`) REFERENCES `link_item`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`centre_id`) REFERENCES `link_centre`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`about` IN ('request', 'extension', 'ratification')),
	CHECK (`outcome` IN ('approve', 'wait', 'defer', 'not-suitable', 'no-place')),
	CHECK (`home_day` IN ('mon', 'tue', 'wed', 'thu', 'fri'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_decision_request` ON `link_decision` (`request_id`,`decided_on`);--> statement-breakpoint
CREATE TABLE `link_interest` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`item_id` text NOT NULL,
	`member_id` text NOT NULL,
	`what` text NOT NULL,
	`declared_on` text NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `link_item`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `link_member`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_interest_item` ON `link_interest` (`item_id`);--> statement-breakpoint
CREATE TABLE `link_item` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`panel_id` text NOT NULL,
	`position` integer NOT NULL,
	`about` text NOT NULL,
	`request_id` text NOT NULL,
	`decision_id` text,
	`placement_id` text,
	`extend_until` text,
	`extend_why` text NOT NULL,
	`number` integer,
	`sent_on` text,
	`paper` text,
	FOREIGN KEY (`panel_id`) REFERENCES `link_panel`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`request_id`) REFERENCES `link_request`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`about` IN ('request', 'extension', 'ratification'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_item_panel` ON `link_item` (`panel_id`,`position`);--> statement-breakpoint
CREATE INDEX `link_item_request` ON `link_item` (`request_id`);--> statement-breakpoint
CREATE TABLE `link_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`centre_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`days` text NOT NULL,
	`at_most` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `link_centre`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`kind` IN ('closed', 'staffing'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_limit_centre` ON `link_limit` (`centre_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `link_member` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`school_id` text,
	`service` text NOT NULL,
	`chairs` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`role` IN ('head', 'specialist', 'clerk'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `link_move` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`request_id` text NOT NULL,
	`above_id` text,
	`moved_on` text NOT NULL,
	`moved_by` text NOT NULL,
	`reason` text NOT NULL,
	`taken_back_on` text,
	FOREIGN KEY (`request_id`) REFERENCES `link_request`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`above_id`) REFERENCES `link_request`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_move_request` ON `link_move` (`request_id`);--> statement-breakpoint
CREATE TABLE `link_panel` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`meets_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`place` text NOT NULL,
	`held_on` text,
	`quorum` text,
	`minutes` text NOT NULL,
	`cancelled_why` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_panel_meets` ON `link_panel` (`meets_on`);--> statement-breakpoint
CREATE TABLE `link_phase` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`placement_id` text NOT NULL,
	`position` integer NOT NULL,
	`centre_id` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`days` text NOT NULL,
	`home_day` text NOT NULL,
	`what` text NOT NULL,
	FOREIGN KEY (`placement_id`) REFERENCES `link_placement`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`centre_id`) REFERENCES `link_centre`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`home_day` IN ('mon', 'tue', 'wed', 'thu', 'fri'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_phase_placement` ON `link_phase` (`placement_id`,`position`);--> statement-breakpoint
CREATE TABLE `link_placement` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`request_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`start_on` text NOT NULL,
	`planned_end_on` text NOT NULL,
	`end_on` text NOT NULL,
	`ended_early_on` text,
	`ended_early_why` text,
	`register_code` text,
	`plan_id` text,
	`note` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`request_id`) REFERENCES `link_request`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decision_id`) REFERENCES `link_decision`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`register_code` IN ('B', 'D', 'K', 'P', 'V', 'W', 'C2'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_placement_case` ON `link_placement` (`case_id`);--> statement-breakpoint
CREATE INDEX `link_placement_dates` ON `link_placement` (`start_on`,`end_on`);--> statement-breakpoint
CREATE TABLE `link_places` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`centre_id` text NOT NULL,
	`from_on` text NOT NULL,
	`places` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `link_centre`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_places_centre` ON `link_places` (`centre_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `link_ratification` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`decision_id` text NOT NULL,
	`item_id` text NOT NULL,
	`ratified` integer NOT NULL,
	`decided_on` text NOT NULL,
	`decided_by` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `link_decision`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`item_id`) REFERENCES `link_item`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_ratification_decision` ON `link_ratification` (`decision_id`);--> statement-breakpoint
CREATE TABLE `link_request` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`received_on` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_role` text NOT NULL,
	`wished_centre_id` text,
	`earliest_on` text,
	`why_not_enough` text NOT NULL,
	`will_change` text NOT NULL,
	`home_staff` text NOT NULL,
	`home_day_wish` text,
	`host_agreed_by` text NOT NULL,
	`host_agreed_on` text,
	`contract_by` text NOT NULL,
	`contract_on` text,
	`on_roll_confirmed_on` text,
	`register_code` text,
	`risk_assessment` text NOT NULL,
	`risk_assessed_on` text,
	`transport` text NOT NULL,
	`exit_plan` text NOT NULL,
	`note` text NOT NULL,
	`admitted_by` text,
	`admitted_on` text,
	`admitted_why` text,
	`withdrawn_on` text,
	`withdrawn_why` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`wished_centre_id`) REFERENCES `link_centre`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`home_day_wish` IN ('mon', 'tue', 'wed', 'thu', 'fri')),
	CHECK (`register_code` IN ('B', 'D', 'K', 'P', 'V', 'W', 'C2'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_request_case` ON `link_request` (`case_id`);--> statement-breakpoint
CREATE INDEX `link_request_received` ON `link_request` (`received_on`);--> statement-breakpoint
CREATE TABLE `link_review` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`placement_id` text NOT NULL,
	`due_on` text NOT NULL,
	`held_on` text,
	`verdict` text,
	`note` text NOT NULL,
	FOREIGN KEY (`placement_id`) REFERENCES `link_placement`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`verdict` IN ('as-planned', 'sooner', 'slower', 'at-risk'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_review_placement` ON `link_review` (`placement_id`,`due_on`);--> statement-breakpoint
CREATE TABLE `link_seat` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`panel_id` text NOT NULL,
	`member_id` text NOT NULL,
	`present` integer NOT NULL,
	`chairs` integer NOT NULL,
	FOREIGN KEY (`panel_id`) REFERENCES `link_panel`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `link_member`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `link_seat_panel` ON `link_seat` (`panel_id`);--> statement-breakpoint
ALTER TABLE `link_centre` ADD `phases` text DEFAULT '[{"what":"At first","days":4,"share":50},{"what":"Reintegration begins","days":3,"share":20},{"what":"More days in the home school","days":2,"share":15},{"what":"Last weeks","days":1,"share":15}]' NOT NULL;--> statement-breakpoint
ALTER TABLE `link_centre` ADD `note` text DEFAULT '' NOT NULL;