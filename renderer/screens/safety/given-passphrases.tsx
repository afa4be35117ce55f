import { Table } from '../../parts/table.tsx';
import css from './safety.module.css';

/** One-time passphrases, shown this once. */
export function GivenPassphrases({ given }: { given: readonly { name: string; passphrase: string }[] }) {
  if (given.length === 0) return <p>Nobody else had a passphrase, so nobody needs a new one.</p>;
  return (
    <>
      <p>Tell each person theirs. They are good for one sign-in, and are shown only here and now.</p>
      <Table
        label="One-time passphrases"
        rows={given}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', label: 'Name', cell: ({ name }) => name },
          {
            id: 'passphrase',
            label: 'One-time passphrase',
            cell: ({ passphrase }) => <span className={css.once}>{passphrase}</span>,
          },
        ]}
      />
    </>
  );
}
