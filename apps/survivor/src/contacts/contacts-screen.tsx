import type { OwnContact } from '#contracts';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words/rooms/rooms.js';
import { ContactForm } from './contact-form.js';
import { listContacts, putFirst, remove, revokeLinks } from './own-contacts.js';

/** Whom she wants told, in which order. Nobody is told anything before they have said yes. */
export function ContactsScreen() {
  const { contacts: words } = useWords();
  const [contacts, setContacts] = useState<OwnContact[]>();
  const [hasFailed, setFailed] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const read = async (): Promise<void> => {
    const found = await listContacts();
    setFailed(found === undefined);
    if (found !== undefined) setContacts(found);
  };
  useEffect(() => void read(), []);
  const doing = async (work: Promise<number>): Promise<void> => {
    if ((await work) >= 300) setFailed(true);
    await read();
  };
  return (
    <main class="page">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.note}</p>
      <p class="fault" role="alert">
        {hasFailed && words.failed}
      </p>
      {contacts?.map((contact, nth) => (
        <section key={contact.id} class="card">
          <h2>
            {nth + 1}. {contact.name}
          </h2>
          <p class={contact.consent === 'agreed' ? 'told' : 'hint'}>{words.consent[contact.consent]}</p>
          {contact.designatedBy === 'person' && (
            <div class="actions">
              {nth > 0 && (
                <button type="button" class="button" onClick={() => void doing(putFirst(contact))}>
                  {words.first}
                </button>
              )}
              <button type="button" class="button" onClick={() => void doing(revokeLinks(contact))}>
                {words.revoke}
              </button>
              <button type="button" class="button" onClick={() => void doing(remove(contact))}>
                {words.remove}
              </button>
            </div>
          )}
        </section>
      ))}
      {isAdding ? (
        <ContactForm
          position={(contacts?.length ?? 0) + 1}
          onDone={() => {
            setAdding(false);
            void read();
          }}
        />
      ) : (
        <button type="button" class="button strong" onClick={() => setAdding(true)}>
          {words.add}
        </button>
      )}
    </main>
  );
}
