import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { A } from './link.tsx';
import css from './tabs.module.css';

/** Parts of one record that are looked at one at a time. Keep the chosen one in the address (`useInAddress('tab', 'plans')`). */
export interface TabsProps {
  label: string;
  chosen: string;
  onChoose(id: string): void;
  tabs: readonly { id: string; label: ReactNode; content: ReactNode }[];
}

export function Tabs({ label, chosen, onChoose, tabs }: TabsProps) {
  return (
    <AriaTabs className={css.tabs ?? ''} selectedKey={chosen} onSelectionChange={(key) => onChoose(String(key))}>
      <TabList className={css.list ?? ''} aria-label={label}>
        {tabs.map((tab) => (
          <Tab className={css.tab ?? ''} key={tab.id} id={tab.id}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel className={css.panel ?? ''} key={tab.id} id={tab.id}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

export interface TabLinksProps {
  label: string;
  /** `exact` where places below it are no part of it: the first of a record, at the record's own address. */
  links: readonly { to: string; label: ReactNode; exact?: boolean }[];
}

/** The same look for parts of a record that are places of their own, each with its address. */
export function TabLinks({ label, links }: TabLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className={css.list}>
        {links.map((link) => (
          <li key={link.to}>
            <A to={link.to} className={css.link} current={link.exact ? 'exact' : 'below'}>
              {link.label}
            </A>
          </li>
        ))}
      </ul>
    </nav>
  );
}
