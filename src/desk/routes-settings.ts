/** `/api/v1/desk/settings`: what an admin may change while the server runs, and what the machine decides. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { numberOf } from '../api/identity.ts';
import { problems, sendProblem } from '../api/problems.ts';
import { type ShownSetting, TOPICS } from '../config.ts';
import type { Audit } from '../moderation/audit.ts';
import type { ServerPermit } from '../people/server-permit.ts';
import type { LiveSetting, LiveSettingsKeeper } from './live-settings.ts';
import { settingsForm } from './settings-form.ts';
import { DESK_PROBLEMS, staffOnly } from './staff-only.ts';

export interface SettingsDeskDeps {
  readonly permit: ServerPermit;
  readonly audit: Audit;
  readonly settings: LiveSettingsKeeper;
  readonly environment: readonly ShownSetting[];
}

const value = z.union([z.string(), z.number()]);
const fieldSchema = z
  .object({
    key: z.string(),
    kind: z.enum(['choice', 'text', 'number']),
    options: z.array(z.string()).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    value,
    fallback: value,
  })
  .meta({ id: 'DeskSetting' });

export function createSettingsDesk(deps: SettingsDeskDeps): FastifyPluginAsyncZod {
  const { permit, audit, settings } = deps;
  return async (api) => {
    api.addHook('preValidation', staffOnly(permit, 'server/admin'));

    api.get(
      '/desk/settings',
      {
        schema: {
          tags: ['desk'],
          summary: 'What can be changed while the server runs, and how it was started',
          description: 'For admins. Secrets of the environment are named, never told.',
          response: {
            200: z.object({
              settings: z.array(fieldSchema),
              environment: z.array(
                z.object({
                  name: z.string(),
                  topic: z.enum(TOPICS),
                  meaning: z.string(),
                  value: z.string().nullable(),
                  set: z.boolean(),
                }),
              ),
            }),
            ...problems(...DESK_PROBLEMS),
          },
        },
      },
      async () => ({ settings: settingsForm(settings.now), environment: [...deps.environment] }),
    );

    api.put(
      '/desk/settings/:key',
      {
        schema: {
          tags: ['desk'],
          summary: 'Change a setting, for everybody and at once',
          params: z.object({ key: z.string().max(60) }),
          body: z.object({ value }),
          response: { 200: fieldSchema, ...problems('desk/bad-setting', ...DESK_PROBLEMS) },
        },
      },
      async (request, reply) => {
        const { key } = request.params;
        const before = settings.now[key as LiveSetting];
        const refused = await settings.set(key, request.body.value);
        if (refused) return sendProblem(reply, refused);
        const after = settings.now[key as LiveSetting];
        if (after !== before) {
          await audit.note({
            who: numberOf(request),
            act: 'server/set',
            room: null,
            target: null,
            why: '',
            detail: { key, before, after },
          });
        }
        const [field] = settingsForm(settings.now).filter((one) => one.key === key);
        if (!field) throw new Error(`the setting ${key} was set but is not described`);
        return field;
      },
    );
  };
}
