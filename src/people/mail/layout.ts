/**
 * A mail as plain text and as HTML. The HTML keeps to what mail programs agree
 * on: tables, styles on the elements, no images, no scripts, readable in a dark
 * one. Nothing in it comes from the page untouched.
 */
import type { Mail } from './mailer.ts';

export interface Letter {
  readonly language: 'en' | 'fr';
  readonly subject: string;
  /** Paragraphs before the button. */
  readonly before: readonly string[];
  readonly button: { readonly label: string; readonly href: string };
  /** Small print after it. */
  readonly after: readonly string[];
  /** Said before the bare address, for programs without buttons. */
  readonly otherwise: string;
}

export function layOut(to: string, letter: Letter): Mail {
  return { to, subject: letter.subject, text: asText(letter), html: asHtml(letter) };
}

function asText({ before, button, after }: Letter): string {
  return [...before, button.href, ...after, '', 'Atelier'].join('\n\n').replace(/\n{3,}/g, '\n\n');
}

const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

function asHtml({ language, subject, before, button, after, otherwise }: Letter): string {
  const href = escapeHtml(button.href);
  const paragraph = (text: string): string =>
    `<p style="margin:0 0 16px;font-size:16px;line-height:1.5;color:#1b1a17">${escapeHtml(text)}</p>`;
  const small = (html: string): string =>
    `<p style="margin:0 0 10px;font-size:13px;line-height:1.5;color:#625e56">${html}</p>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f2f0ec;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f0ec"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px;background:#ffffff;border:1px solid #e3e0d9;border-radius:12px"><tr><td style="padding:28px 28px 20px">
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px"><tr>
${PAINTS.map((paint) => `<td width="12" height="12" style="width:12px;height:12px;background:${paint};font-size:0;line-height:0">&nbsp;</td>`).join('')}
<td style="padding-left:10px;font-size:17px;font-weight:700;color:#1b1a17">Atelier</td>
</tr></table>
${before.map(paragraph).join('\n')}
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0"><tr><td style="border-radius:8px;background:#2745c9">
<a href="${href}" style="display:inline-block;padding:12px 24px;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none;border-radius:8px">${escapeHtml(button.label)}</a>
</td></tr></table>
${after.map((text) => small(escapeHtml(text))).join('\n')}
${small(`${escapeHtml(otherwise)}<br><a href="${href}" style="color:#2745c9;word-break:break-all">${href}</a>`)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

/** Those of the mark. */
const PAINTS = ['#e5484d', '#f5b83d', '#3e63dd', '#30a46c'];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
