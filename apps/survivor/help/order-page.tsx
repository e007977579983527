import { useWords } from './words/speak.js';

/** What a protective order is, and how one asks for it: to be read, and to be printed. */
export function OrderPage() {
  const { words } = useWords();
  return (
    <article>
      <h1>{words.parts.order}</h1>
      {words.order.map(({ title, paragraphs }) => (
        <section key={title}>
          <h2>{title}</h2>
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
      <p class="careful">{words.orderNote}</p>
      <button type="button" class="screen-only" onClick={() => window.print()}>
        {words.print}
      </button>
    </article>
  );
}
