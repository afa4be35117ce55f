import { Notice } from '../../parts/refusal.tsx';

/** What about a decision would be otherwise by today's rules and evidence; nothing where nothing would. */
export function TodayOtherwise({ why }: { why: readonly string[] }) {
  if (why.length === 0) return null;
  return (
    <Notice>
      <strong>Today it would be decided otherwise.</strong>
      <ul>
        {why.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}
