ALTER TABLE `school` DROP COLUMN `area`;--> statement-breakpoint
ALTER TABLE `school` DROP COLUMN `self_review`;
