import { findLinks } from './links.ts';
import type { Named } from './mentions.ts';
import { textParts } from './text-parts.ts';

interface MessageTextProps {
  readonly text: string;
  readonly mentioned: readonly Named[];
  readonly me: number;
}

/** Plain text with its line ends; links open beside the room and tell the other site nothing. */
export function MessageText({ text, mentioned, me }: MessageTextProps) {
  return (
    <span class="whitespace-pre-wrap wrap-anywhere">
      {textParts(text, mentioned, findLinks).map((part, index) => {
        const key = index;
        switch (part.kind) {
          case 'link':
            return (
              <a
                key={key}
                href={part.href}
                target="_blank"
                rel="noopener noreferrer nofollow ugc"
                class="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
              >
                {part.text}
              </a>
            );
          case 'mention':
            return (
              <span
                key={key}
                class={`rounded-sm px-0.5 font-medium ${part.person === me ? 'bg-accent text-accent-ink' : 'bg-tint text-accent'}`}
              >
                {part.text}
              </span>
            );
          case 'text':
            return part.text;
        }
      })}
    </span>
  );
}
