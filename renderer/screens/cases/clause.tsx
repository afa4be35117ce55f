import { Quiet } from '../../parts/layout.tsx';

/** 'A3 Pastoral Support Plan': a criterion by its clause and name. */
export function Clause({ of, title }: { of: string; title: string }) {
  return (
    <>
      <Quiet>{of}</Quiet> {title}
    </>
  );
}
