ALTER TABLE `sta_absence` ADD `sessions` text;--> statement-breakpoint
ALTER TABLE `sta_absence` ADD `fortnightly` integer DEFAULT false NOT NULL;