/** What an admin may change, described for a form: made from the schemas of `live-settings.ts`. */
import { z } from 'zod';
import { type LiveSetting, type LiveSettings, liveSettings } from './live-settings.ts';

export interface SettingField {
  readonly key: string;
  readonly kind: 'choice' | 'text' | 'number';
  /** Of a choice. */
  readonly options?: string[];
  /** The longest text, or the bounds of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly value: string | number;
  readonly fallback: string | number;
}

export function settingsForm(now: LiveSettings): SettingField[] {
  return (Object.keys(liveSettings) as LiveSetting[]).map((key) => {
    const described = z.toJSONSchema(liveSettings[key], { io: 'input' });
    const { enum: options, maxLength, minimum, maximum } = described;
    const value = { key, value: now[key], fallback: liveSettings[key].parse(undefined) };
    if (options) return { ...value, kind: 'choice', options: options.map(String) };
    if (described.type === 'string') return { ...value, kind: 'text', max: maxLength ?? 10_000 };
    return { ...value, kind: 'number', min: minimum ?? 0, max: maximum ?? Number.MAX_SAFE_INTEGER };
  });
}
