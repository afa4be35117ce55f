import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';
import css from './dialog.module.css';

/** A question in front of the page. Escape and the cross close it; the focus goes back to where it came from. */
export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
  /** A question that has to be answered: read out as an alert. */
  alert?: boolean;
}

/** Shown while it is rendered: `{open && <Dialog title="…" onClose={close}>…</Dialog>}`. */
export function Dialog({ title, onClose, children, wide, alert }: DialogProps) {
  return (
    <ModalOverlay
      className={css.overlay ?? ''}
      isOpen
      isDismissable={!alert}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={css.modal ?? ''} data-wide={wide || undefined}>
        <AriaDialog className={css.dialog ?? ''} role={alert ? 'alertdialog' : 'dialog'}>
          <div className={css.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button kind="plain" icon="cross" label="Close" onPress={onClose} />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmProps {
  title: string;
  /** The sentence of the button that does it. */
  yes: string;
  onYes: () => void;
  onClose: () => void;
  busy?: boolean;
  danger?: boolean;
  children?: ReactNode;
}

/** Before something that is hard to take back. Not for what Ctrl+Z undoes anyway. */
export function Confirm({ title, yes, onYes, onClose, busy, danger, children }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose} alert>
      {children}
      <div className={css.buttons}>
        <Button kind={danger ? 'danger' : 'primary'} onPress={onYes} busy={busy ?? false}>
          {yes}
        </Button>
        <Button kind="plain" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
