import { useState } from 'react';
import type { SchoolSearch } from '../../../shared/api/schools.ts';
import { codesOf, labelOf, SCHOOL_PHASES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useInAddress } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import type { Option } from '../../parts/options.ts';
import { TextField } from '../../parts/text-field.tsx';

/** What the list is narrowed to, kept in the address, so that the way back from a school finds the same list. */
export function useSchoolFilters() {
  const [search, setSearch] = useInAddress('search', '');
  const [signUp, setSignUp] = useInAddress('signUp', 'any');
  const [area, setArea] = useInAddress('area', '');
  const [district, setDistrict] = useInAddress('district', '');
  const [town, setTown] = useInAddress('town', '');
  const [phase, setPhase] = useInAddress('phase', '');
  const [status, setStatus] = useInAddress('status', 'not-closed');
  const asked: Partial<SchoolSearch> = {
    search: search.slice(0, MOST_LETTERS),
    signUp: oneOf(SIGN_UPS, signUp) ?? 'any',
    area,
    district,
    town,
    phase: codesOf(SCHOOL_PHASES).find((each) => each === phase) ?? '',
    status: oneOf(STATUSES, status) ?? 'not-closed',
  };
  const clear = () => {
    setSearch('');
    setSignUp('any');
    setArea('');
    setDistrict('');
    setTown('');
    setPhase('');
    setStatus('not-closed');
  };
  /** One of those that are put away until somebody asks for them. */
  const hasMore = [district, town, phase].some(Boolean) || status !== 'not-closed';
  const isNarrowed = hasMore || [search, area].some(Boolean) || signUp !== 'any';
  return {
    asked,
    clear,
    hasMore,
    isNarrowed,
    search,
    setSearch,
    setSignUp,
    setArea,
    setDistrict,
    setTown,
    setPhase,
    setStatus,
  };
}

const MOST_LETTERS = 100;

const SIGN_UPS: readonly Option<SchoolSearch['signUp']>[] = [
  { value: 'any', label: 'Any' },
  { value: 'in-force', label: 'In force' },
  { value: 'ending', label: 'To renew within 90 days' },
  { value: 'ended', label: 'Ended' },
  { value: 'none', label: 'Never signed' },
];
const STATUSES: readonly Option<SchoolSearch['status']>[] = [
  { value: 'not-closed', label: 'Not closed' },
  { value: 'closed', label: 'Closed' },
  { value: 'any', label: 'All' },
];

function oneOf<V extends string>(options: readonly Option<V>[], value: string): V | undefined {
  return options.find((option) => option.value === value)?.value;
}

export function SchoolFilters({ filters }: { filters: ReturnType<typeof useSchoolFilters> }) {
  const places = useAsk(api.schools.places, {}).value;
  const { asked } = filters;
  const [more, setMore] = useState(filters.hasMore);
  return (
    <Stack gap="one">
      <Row gap="two" align="end">
        <TextField
          name="search"
          label="Find a school"
          type="search"
          width="medium"
          placeholder="Name, URN or town"
          value={filters.search}
          onChange={filters.setSearch}
        />
        <Select
          name="signUp"
          label="Sign-up"
          width="short"
          value={asked.signUp ?? 'any'}
          onChange={filters.setSignUp}
          options={SIGN_UPS}
        />
        <Select
          name="area"
          label="Area"
          width="short"
          value={asked.area ?? ''}
          onChange={filters.setArea}
          options={[
            { value: '', label: 'All areas' },
            ...(places?.areas ?? []).map(({ id, name, schools }) => ({ value: id, label: `${name} (${schools})` })),
            { value: 'none', label: 'No area yet' },
          ]}
        />
        <Button pressed={more} onPress={() => setMore(!more)}>
          More filters
        </Button>
      </Row>
      {more && (
        <Row gap="two" align="end">
          <Select
            name="district"
            label="District"
            width="short"
            value={asked.district ?? ''}
            onChange={filters.setDistrict}
            options={[{ value: '', label: 'All districts' }, ...(places?.districts ?? []).map(counted)]}
          />
          <Select
            name="town"
            label="Town"
            width="short"
            value={asked.town ?? ''}
            onChange={filters.setTown}
            options={[{ value: '', label: 'All towns' }, ...(places?.towns ?? []).map(counted)]}
          />
          <Select
            name="phase"
            label="Phase"
            width="short"
            value={asked.phase ?? ''}
            onChange={filters.setPhase}
            options={[
              { value: '', label: 'All phases' },
              ...(places?.phases ?? []).map(({ phase, schools }) => ({
                value: phase,
                label: `${labelOf(SCHOOL_PHASES, phase)} (${schools})`,
              })),
            ]}
          />
          <Select
            name="status"
            label="Status"
            width="short"
            value={asked.status ?? 'not-closed'}
            onChange={filters.setStatus}
            options={STATUSES}
          />
        </Row>
      )}
    </Stack>
  );
}

function counted({ name, schools }: { name: string; schools: number }): Option {
  return { value: name, label: `${name} (${schools})` };
}
