CREATE TABLE `agreement` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`pupil_id` text NOT NULL,
	`agreed_by` text NOT NULL,
	`agreed_on` text NOT NULL,
	`how` text NOT NULL,
	`withdrawn_on` text,
	`withdrawn_why` text,
	`note` text NOT NULL,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`how` IN ('signed', 'email', 'in-person', 'phone'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `agreement_pupil` ON `agreement` (`pupil_id`);--> statement-breakpoint
CREATE TABLE `carer` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`pupil_id` text NOT NULL,
	`name` text NOT NULL,
	`relationship` text NOT NULL,
	`parental_responsibility` integer NOT NULL,
	`phone` text,
	`email` text,
	`address` text,
	`note` text NOT NULL,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `carer_pupil` ON `carer` (`pupil_id`);--> statement-breakpoint
CREATE TABLE `case_file` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`reference` text NOT NULL,
	`pupil_id` text NOT NULL,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`closed_why` text,
	`lead_teacher` text,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `case_file_reference` ON `case_file` (`office_id`,`reference`);--> statement-breakpoint
CREATE INDEX `case_file_pupil` ON `case_file` (`pupil_id`);--> statement-breakpoint
CREATE INDEX `case_file_opened` ON `case_file` (`closed_on`,`opened_on`);--> statement-breakpoint
CREATE TABLE `decision` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`enquiry_id` text,
	`decided_on` text NOT NULL,
	`decided_by` text NOT NULL,
	`outcome` text NOT NULL,
	`route` text NOT NULL,
	`reason` text NOT NULL,
	`rule_sets` text NOT NULL,
	`parameters` text NOT NULL,
	`facts` text NOT NULL,
	`assessment` text NOT NULL,
	`supersedes` text,
	`second_opinion_by` text,
	`second_opinion` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`enquiry_id`) REFERENCES `enquiry`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`outcome` IN ('commissioned', 'school-funded', 'not-yet', 'out-of-remit')),
	CHECK (`route` IN ('commissioned', 'school-funded', 'not-yet', 'out-of-remit'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `decision_case` ON `decision` (`case_id`,`decided_on`);--> statement-breakpoint
CREATE TABLE `enquiry` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`school_id` text NOT NULL,
	`received_on` text NOT NULL,
	`how` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_by_role` text,
	`concern` text NOT NULL,
	`answer_due_on` text NOT NULL,
	`answered_on` text,
	`answer` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`how` IN ('phone', 'email', 'visit', 'form'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `enquiry_case` ON `enquiry` (`case_id`);--> statement-breakpoint
CREATE INDEX `enquiry_due` ON `enquiry` (`answered_on`,`answer_due_on`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`started_on` text NOT NULL,
	`ended_on` text,
	`title` text NOT NULL,
	`standing` text NOT NULL,
	`seen_on` text,
	`source` text NOT NULL,
	`note` text NOT NULL,
	`cafo_told_on` text,
	`withdrawn_on` text,
	`withdrawn_why` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`kind` IN ('specialist-assessment', 'psp', 'intervention', 'single-assessment', 'social-care', 'family-declined', 'sendias-offer', 'universal-targeted', 'enhanced-targeted-review', 'risk-assessment', 'attendance-record', 'parent-engagement')),
	CHECK (`standing` IN ('seen', 'claimed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `evidence_case` ON `evidence` (`case_id`,`kind`);--> statement-breakpoint
CREATE TABLE `evidence_review` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`evidence_id` text NOT NULL,
	`held_on` text NOT NULL,
	`adjusted` integer NOT NULL,
	`standing` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`standing` IN ('seen', 'claimed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `evidence_review_evidence` ON `evidence_review` (`evidence_id`,`held_on`);--> statement-breakpoint
CREATE TABLE `pupil` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`given_name` text NOT NULL,
	`family_name` text NOT NULL,
	`known_as` text,
	`date_of_birth` text,
	`upn` text,
	`taught_year` text,
	`home_school_id` text NOT NULL,
	`sen_status` text NOT NULL,
	`needs` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`home_school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`sen_status` IN ('N', 'K', 'E'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `pupil_school` ON `pupil` (`home_school_id`);--> statement-breakpoint
CREATE INDEX `pupil_upn` ON `pupil` (`upn`);--> statement-breakpoint
CREATE INDEX `pupil_name` ON `pupil` (`family_name`,`given_name`);--> statement-breakpoint
CREATE TABLE `recommendation` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`evidence_id` text NOT NULL,
	`what` text NOT NULL,
	`implemented_on` text,
	`monitored_on` text,
	`reviewed_on` text,
	`note` text NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `recommendation_evidence` ON `recommendation` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `suspension` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`pupil_id` text NOT NULL,
	`school_id` text NOT NULL,
	`started_on` text NOT NULL,
	`sessions` integer NOT NULL,
	`type` text NOT NULL,
	`reasons` text NOT NULL,
	`standing` text NOT NULL,
	`source` text NOT NULL,
	`note` text NOT NULL,
	`withdrawn_on` text,
	`withdrawn_why` text,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`type` IN ('SUSP', 'LNCH', 'PERM')),
	CHECK (`standing` IN ('seen', 'claimed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `suspension_pupil` ON `suspension` (`pupil_id`,`started_on`);--> statement-breakpoint
CREATE TABLE `waiver` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`waived_on` text NOT NULL,
	`waived_by` text NOT NULL,
	`reason` text NOT NULL,
	`withdrawn_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `waiver_case` ON `waiver` (`case_id`);--> statement-breakpoint
CREATE TABLE `allocation` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`week_id` text NOT NULL,
	`sta_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`school_id` text NOT NULL,
	`session` text NOT NULL,
	`locked` integer NOT NULL,
	`overrides` text NOT NULL,
	`removed_on` text,
	FOREIGN KEY (`week_id`) REFERENCES `deployment_week`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`sta_id`) REFERENCES `sta`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `allocation_week` ON `allocation` (`week_id`,`sta_id`);--> statement-breakpoint
CREATE INDEX `allocation_plan` ON `allocation` (`plan_id`);--> statement-breakpoint
CREATE TABLE `deployment_week` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`monday` text NOT NULL,
	`state` text NOT NULL,
	`published_on` text,
	`published_by` text,
	`note` text NOT NULL,
	CHECK (`state` IN ('draft', 'published'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `deployment_week_monday` ON `deployment_week` (`office_id`,`monday`);--> statement-breakpoint
CREATE TABLE `sta` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`name` text NOT NULL,
	`base_name` text NOT NULL,
	`base_easting` integer,
	`base_northing` integer,
	`skills` text NOT NULL,
	`session_limit` integer,
	`starts_on` text NOT NULL,
	`leaves_on` text,
	`phone` text,
	`email` text,
	`note` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sta_absence` (
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
	FOREIGN KEY (`sta_id`) REFERENCES `sta`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`kind` IN ('leave', 'sick', 'training', 'other')),
	CHECK (`from_half` IN ('am', 'pm')),
	CHECK (`until_half` IN ('am', 'pm'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `sta_absence_sta` ON `sta_absence` (`sta_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `sta_pattern` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`sta_id` text NOT NULL,
	`from_on` text NOT NULL,
	`sessions` text NOT NULL,
	`other_week_sessions` text,
	FOREIGN KEY (`sta_id`) REFERENCES `sta`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `sta_pattern_sta` ON `sta_pattern` (`sta_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `week_change` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`week_id` text NOT NULL,
	`made_on` text NOT NULL,
	`made_by` text NOT NULL,
	`what` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`week_id`) REFERENCES `deployment_week`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `week_change_week` ON `week_change` (`week_id`);--> statement-breakpoint
CREATE TABLE `change` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`office_id` text NOT NULL,
	`at` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`procedure` text NOT NULL,
	`sentence` text NOT NULL,
	`request_id` text NOT NULL,
	`answer` text NOT NULL,
	`undoes` text,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `change_id` ON `change` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `change_request` ON `change` (`request_id`);--> statement-breakpoint
CREATE INDEX `change_undoes` ON `change` (`undoes`);--> statement-breakpoint
CREATE TABLE `draft` (
	`key` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`body` text NOT NULL,
	`saved_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `row_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`change_seq` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`before` text,
	`after` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `row_change_seq` ON `row_change` (`change_seq`);--> statement-breakpoint
CREATE INDEX `row_change_row` ON `row_change` (`row_id`);--> statement-breakpoint
CREATE TABLE `link_centre` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`name` text NOT NULL,
	`town` text NOT NULL,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`length_terms` integer NOT NULL,
	`places` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `closed_day` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`school_id` text,
	`date` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`kind` IN ('bank-holiday', 'inset', 'closure'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `closed_day_school` ON `closed_day` (`school_id`,`date`);--> statement-breakpoint
CREATE TABLE `office` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`name` text NOT NULL,
	`demo` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`active` integer NOT NULL,
	CHECK (`role` IN ('area-manager', 'assistant-area-manager', 'office', 'read-only'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `setting` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`reason` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `setting_key` ON `setting` (`office_id`,`key`);--> statement-breakpoint
CREATE TABLE `term_half` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`school_id` text,
	`academic_year` text NOT NULL,
	`term` text NOT NULL,
	`half` integer NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`status` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`term` IN ('autumn', 'spring', 'summer'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `term_half_school` ON `term_half` (`school_id`,`academic_year`);--> statement-breakpoint
CREATE TABLE `print_record` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`number` integer NOT NULL,
	`paper` text NOT NULL,
	`subject_id` text NOT NULL,
	`subject_version` integer NOT NULL,
	`recipient` text NOT NULL,
	`recipient_school_id` text,
	`full_name` integer NOT NULL,
	`full_name_why` text,
	`withheld` text NOT NULL,
	`content_hash` text NOT NULL,
	`printed_at` text NOT NULL,
	`printed_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `print_record_number` ON `print_record` (`office_id`,`number`);--> statement-breakpoint
CREATE INDEX `print_record_subject` ON `print_record` (`subject_id`);--> statement-breakpoint
CREATE TABLE `plan` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`start_on` text NOT NULL,
	`end_on` text NOT NULL,
	`ended_early_on` text,
	`ended_early_why` text,
	`purpose` text NOT NULL,
	`home_school_id` text NOT NULL,
	`new_school_id` text,
	`transfer_basis` text,
	`transfer_basis_note` text,
	`priority` integer NOT NULL,
	`sta_limit` integer NOT NULL,
	`skill` text,
	`possible_sessions` text NOT NULL,
	`sta_wishes` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`home_school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`new_school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`kind` IN ('coaching', 'reintegration', 'supported-transfer')),
	CHECK (`transfer_basis` IN ('managed-move', 'off-site-direction', 'parental-transfer', 'ehc-change')),
	CHECK (`skill` IN ('semh', 'ci', 'early-years', 'team-teach'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_case` ON `plan` (`case_id`);--> statement-breakpoint
CREATE INDEX `plan_dates` ON `plan` (`start_on`,`end_on`);--> statement-breakpoint
CREATE TABLE `plan_agreement` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`plan_id` text NOT NULL,
	`school_id` text NOT NULL,
	`agreed_by` text NOT NULL,
	`role` text NOT NULL,
	`agreed_on` text NOT NULL,
	`covers_from` text NOT NULL,
	`covers_until` text NOT NULL,
	`withdrawn_on` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_agreement_plan` ON `plan_agreement` (`plan_id`);--> statement-breakpoint
CREATE TABLE `plan_phase` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`sessions_per_week` integer NOT NULL,
	`school_id` text NOT NULL,
	`what` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_phase_plan` ON `plan_phase` (`plan_id`,`position`);--> statement-breakpoint
CREATE TABLE `plan_review` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`plan_id` text NOT NULL,
	`due_on` text NOT NULL,
	`held_on` text,
	`outcomes` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_review_plan` ON `plan_review` (`plan_id`,`due_on`);--> statement-breakpoint
CREATE TABLE `plan_target` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`what` text NOT NULL,
	`school_will` text NOT NULL,
	`family_will` text NOT NULL,
	`sts_will` text NOT NULL,
	`pupil_will` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_target_plan` ON `plan_target` (`plan_id`,`position`);--> statement-breakpoint
CREATE TABLE `contact` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`school_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`role` text,
	`email` text,
	`phone` text,
	`until` text,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict,
	CHECK (`kind` IN ('semh-lead', 'ci-lead', 'sen-governor', 'senco', 'head', 'other'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_school` ON `contact` (`school_id`);--> statement-breakpoint
CREATE TABLE `school` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`urn` text NOT NULL,
	`dfe_number` text,
	`name` text NOT NULL,
	`type` text,
	`status` text NOT NULL,
	`phase` text NOT NULL,
	`opened_on` text,
	`closed_on` text,
	`low_age` integer,
	`high_age` integer,
	`pupils` integer,
	`trust` text,
	`street` text,
	`locality` text,
	`address3` text,
	`town` text,
	`postcode` text,
	`phone` text,
	`head_teacher` text,
	`district_code` text,
	`district_name` text,
	`easting` integer,
	`northing` integer,
	`area` text,
	`self_review` text,
	`note` text NOT NULL,
	CHECK (`status` IN ('open', 'open-closing', 'proposed-to-open', 'closed')),
	CHECK (`phase` IN ('nursery', 'primary', 'middle-primary', 'all-through', 'secondary', 'sixteen-plus', 'not-applicable', 'unknown'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `school_urn` ON `school` (`office_id`,`urn`);--> statement-breakpoint
CREATE INDEX `school_name` ON `school` (`name`);--> statement-breakpoint
CREATE TABLE `sign_up` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`school_id` text NOT NULL,
	`signatory` text NOT NULL,
	`signatory_role` text NOT NULL,
	`signed_on` text NOT NULL,
	`mou_version` text NOT NULL,
	`in_force_from` text NOT NULL,
	`in_force_until` text,
	`withdrawn_on` text,
	`note` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `school`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_up_school` ON `sign_up` (`school_id`);--> statement-breakpoint
CREATE TABLE `search_entry` (
	`rowid` integer PRIMARY KEY,
	`kind` text NOT NULL,
	`record_id` text NOT NULL UNIQUE,
	`words` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_index` USING fts5(`words`, content='search_entry', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
INSERT INTO `search_index` (`search_index`, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER `search_entry_added` AFTER INSERT ON `search_entry` BEGIN
	INSERT INTO `search_index` (rowid, `words`) VALUES (NEW.`rowid`, NEW.`words`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_entry_changed` AFTER UPDATE OF `words` ON `search_entry` WHEN OLD.`words` <> NEW.`words` BEGIN
	INSERT INTO `search_index` (`search_index`, rowid, `words`) VALUES ('delete', OLD.`rowid`, OLD.`words`);
	INSERT INTO `search_index` (rowid, `words`) VALUES (NEW.`rowid`, NEW.`words`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_entry_gone` AFTER DELETE ON `search_entry` BEGIN
	INSERT INTO `search_index` (`search_index`, rowid, `words`) VALUES ('delete', OLD.`rowid`, OLD.`words`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_pupil_added` AFTER INSERT ON `pupil` BEGIN
	INSERT INTO `search_entry` (`kind`, `record_id`, `words`) VALUES ('pupil', NEW.`id`, NEW.`given_name` || ' ' || NEW.`family_name` || ' ' || coalesce(NEW.`known_as`, '') || ' ' || coalesce(NEW.`upn`, ''));
END;
--> statement-breakpoint
CREATE TRIGGER `search_pupil_changed` AFTER UPDATE ON `pupil` BEGIN
	UPDATE `search_entry` SET `words` = NEW.`given_name` || ' ' || NEW.`family_name` || ' ' || coalesce(NEW.`known_as`, '') || ' ' || coalesce(NEW.`upn`, '') WHERE `record_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_pupil_gone` AFTER DELETE ON `pupil` BEGIN
	DELETE FROM `search_entry` WHERE `record_id` = OLD.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_school_added` AFTER INSERT ON `school` BEGIN
	INSERT INTO `search_entry` (`kind`, `record_id`, `words`) VALUES ('school', NEW.`id`, NEW.`name` || ' ' || NEW.`urn` || ' ' || coalesce(NEW.`dfe_number`, '') || ' ' || coalesce(NEW.`town`, ''));
END;
--> statement-breakpoint
CREATE TRIGGER `search_school_changed` AFTER UPDATE ON `school` BEGIN
	UPDATE `search_entry` SET `words` = NEW.`name` || ' ' || NEW.`urn` || ' ' || coalesce(NEW.`dfe_number`, '') || ' ' || coalesce(NEW.`town`, '') WHERE `record_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_school_gone` AFTER DELETE ON `school` BEGIN
	DELETE FROM `search_entry` WHERE `record_id` = OLD.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_case_file_added` AFTER INSERT ON `case_file` BEGIN
	INSERT INTO `search_entry` (`kind`, `record_id`, `words`) VALUES ('case_file', NEW.`id`, NEW.`reference`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_case_file_changed` AFTER UPDATE ON `case_file` BEGIN
	UPDATE `search_entry` SET `words` = NEW.`reference` WHERE `record_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_case_file_gone` AFTER DELETE ON `case_file` BEGIN
	DELETE FROM `search_entry` WHERE `record_id` = OLD.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_sta_added` AFTER INSERT ON `sta` BEGIN
	INSERT INTO `search_entry` (`kind`, `record_id`, `words`) VALUES ('sta', NEW.`id`, NEW.`name`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_sta_changed` AFTER UPDATE ON `sta` BEGIN
	UPDATE `search_entry` SET `words` = NEW.`name` WHERE `record_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_sta_gone` AFTER DELETE ON `sta` BEGIN
	DELETE FROM `search_entry` WHERE `record_id` = OLD.`id`;
END;
