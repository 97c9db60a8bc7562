import { findLinks } from './links.ts';
import type { Named } from './mentions.ts';
import { type TextPart, textParts } from './text-parts.ts';

interface MessageTextProps {
  readonly text: string;
  readonly mentioned: readonly Named[];
  readonly me: number;
}

/** Plain text with its line ends; links open beside the room and tell the other site nothing. */
export function MessageText({ text, mentioned, me }: MessageTextProps) {
  return (
    <span class="whitespace-pre-wrap wrap-anywhere">
      {textParts(text, mentioned, findLinks).map((part, index) => (
        <Part key={`${index} ${part.kind}`} part={part} me={me} />
      ))}
    </span>
  );
}

function Part({ part, me }: { readonly part: TextPart; readonly me: number }) {
  switch (part.kind) {
    case 'text':
      return <>{part.text}</>;
    case 'link':
      return (
        <a
          href={part.href}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
          class="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
        >
          {part.text}
        </a>
      );
    case 'mention': {
      const look = part.person === me ? 'bg-accent text-accent-ink' : 'bg-tint text-accent';
      return <span class={`rounded-sm px-0.5 font-medium ${look}`}>{part.text}</span>;
    }
  }
}
