import type { OfficeState } from '../../../shared/api/office.ts';
export function WelcomeScreen({ office }: { office: OfficeState }) {
  return <main>{office.fault}</main>;
}
