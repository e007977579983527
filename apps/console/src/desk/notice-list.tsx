import type { Incident } from '#contracts';
import { useWords } from '../words/use-words.js';
import { Group } from './incident-list.js';

interface NoticeListProps {
  notices: readonly Incident[];
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** The side list: what somebody should know and nobody must answer at once. Newest first. */
export function NoticeList({ notices, selectedId, onSelect }: NoticeListProps) {
  const words = useWords();
  return (
    <aside className="notice-list" aria-label={words.list.notices}>
      <Group
        className="group-notices"
        title={words.list.notices}
        empty={words.list.noNotices}
        incidents={notices}
        selectedId={selectedId}
        onSelect={onSelect}
      />
    </aside>
  );
}
