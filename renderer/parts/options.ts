import { type CodeOf, codesOf, type WordList } from '../../shared/words.ts';

/** What is offered in a choice. */
export interface Option<V extends string = string> {
  value: V;
  label: string;
  hint?: string;
}

/** A word list as options, in its order: `optionsOf(NEEDS)`. */
export function optionsOf<L extends WordList>(list: L): Option<CodeOf<L>>[] {
  return codesOf(list).map((value) => ({ value, label: list[value] ?? value }));
}
