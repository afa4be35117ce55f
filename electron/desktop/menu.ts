import type { MenuItemConstructorOptions } from 'electron';

/**
 * The smallest menu that keeps what people expect of a window: copy and paste, zoom to 200 %, full screen, quit.
 * Undo is not in it: Ctrl+Z belongs to the page, which undoes what was recorded.
 */
export function menuOf(name: string, platform: string): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? [{ role: 'about' }, { role: 'hide' }, { type: 'separator' }, { role: 'quit' }]
      : [{ role: 'quit' }];
  return [
    { label: platform === 'darwin' ? name : 'File', submenu: own },
    { label: 'Edit', submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    {
      label: 'View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
  ];
}
