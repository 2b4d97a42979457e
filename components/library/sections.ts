import type { ComponentType } from 'preact';
import { BriefSection } from './brief/brief-section.tsx';
import { briefWords } from './brief/brief-words.ts';
import { DaysSection } from './days-section.tsx';
import type { LibraryModel } from './library-model.ts';
import { libraryWords } from './library-words.ts';
import { queueWords } from '../queue/queue-words.ts';
import { PapersSection } from './papers-section.tsx';
import { QueueSection } from './queue-section.tsx';
import { TrendsSection } from './trends/trends-section.tsx';
import { trendsWords } from './trends/trends-words.ts';

export interface SectionProps {
  /** Settings and papers of this page. A section that shows work under way hears of it by a `listen` of its own. */
  model: LibraryModel;
}

export interface LibrarySection {
  /** First step of its hash, `#/papers`. */
  id: string;
  /** Other first steps that are its own. */
  places?: readonly string[];
  /** Read while rendering: follows the language. */
  label: () => string;
  View: ComponentType<SectionProps>;
}

/** The tabs of the library, in order. A new one is a component and a line here. */
export const SECTIONS: readonly LibrarySection[] = [
  { id: 'papers', places: ['paper'], label: () => libraryWords.value.papers, View: PapersSection },
  { id: 'days', label: () => libraryWords.value.days, View: DaysSection },
  { id: 'trends', label: () => trendsWords.value.title, View: TrendsSection },
  { id: 'brief', label: () => briefWords.value.title, View: BriefSection },
  { id: 'queue', label: () => queueWords.value.title, View: QueueSection },
];

/** The section a place belongs to; an unknown one leads to the first. */
export function sectionOf(place: string): LibrarySection | undefined {
  return SECTIONS.find(({ id, places }) => id === place || places?.includes(place)) ?? SECTIONS[0];
}
