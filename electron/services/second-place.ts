import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { refuseField } from '../core/refuse.ts';
import { BACKUPS_THERE, sameDisk } from '../safety/backups.ts';

/** The second place for backups, as a manager names it: when a register is begun, in the settings, or on a new computer. */

/** Refuses what is no folder, and a folder on the register's own disk unless somebody says that it will do. */
export function checkSecondPlace(registerFolder: string, field: string, folder: string, acceptSameDisk: boolean): void {
  checkFolder(field, folder);
  if (sameDisk(registerFolder, folder) && !acceptSameDisk) {
    throw refuseField(
      'acceptSameDisk',
      'This folder is on the same disk as the register: losing that disk loses both.',
      'Choose another disk, or say that you accept it.',
    );
  }
}

/** The place in which backups lie, whether somebody names it or the folder of backups in it. */
export function placeWithBackups(field: string, folder: string): string {
  checkFolder(field, folder);
  const place = basename(folder) === BACKUPS_THERE ? dirname(folder) : folder;
  if (existsSync(join(place, BACKUPS_THERE))) return place;
  throw refuseField(field, `There is no folder “${BACKUPS_THERE}” in it.`, 'Choose the folder in which it lies.');
}

function checkFolder(field: string, folder: string): void {
  if (!isAbsolute(folder)) throw refuseField(field, 'Enter the whole path, from the drive or from “/” on.');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw refuseField(field, 'There is no such folder. Make it first, or put the disk in.');
  }
}
