import { ChevronsUpDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { DeskState } from '../../../client/desk.ts';
import { classNames } from '../../kit/class-names.ts';
import { Wordmark } from '../../kit/logo.tsx';
import { Popover } from '../../kit/popover.tsx';
import { AccountMenu } from '../account-menu.tsx';
import { deskState } from './desk-state.ts';
import type { Section } from './sections.ts';
import { t } from './words.ts';

interface DeskFrameProps {
  readonly role: DeskState['role'];
  readonly sections: readonly Section[];
  readonly section: Section;
  /** One thing of the section has the page to itself, and brings its own heading. */
  readonly isItem: boolean;
  readonly children: ComponentChildren;
}

/** A rail at the side of a wide screen; on a narrow one a button in the bar that opens the same list. */
export function DeskFrame({ role, sections, section, isItem, children }: DeskFrameProps) {
  const list = (close?: () => void) => <SectionList {...{ sections, section }} onChoose={close} />;
  return (
    <div class="min-h-full">
      <header class="sticky top-0 z-20 border-line border-b bg-surface/94 backdrop-blur-md">
        <div class="mx-auto flex h-13 max-w-340 items-center gap-3 px-4 lg:pr-8 lg:pl-5.5">
          <a href="/" aria-label={t('to-start')} class="rounded-sm">
            <Wordmark height={24} />
          </a>
          <span class="hidden items-baseline gap-2 border-line border-l pl-3 lg:flex">
            <span class="font-semibold">{t('desk')}</span>
            <span class="text-muted text-sm">{t(`as-${role}`)}</span>
          </span>
          <nav aria-label={t('sections')} class="min-w-0 lg:hidden">
            <SectionMenu section={section} sections={sections} list={list} />
          </nav>
          <div class="ml-auto">
            <AccountMenu align="end" />
          </div>
        </div>
      </header>
      <div class="mx-auto flex max-w-340">
        <nav
          aria-label={t('sections')}
          class="sticky top-13 hidden h-[calc(100dvh-3.25rem)] w-54 shrink-0 overflow-y-auto border-line border-r px-3 py-5 lg:block"
        >
          {list()}
        </nav>
        <main class="min-w-0 flex-1 px-4 pt-[calc(1.5rem+var(--announcement,0px))] pb-24 sm:px-6 lg:px-8">
          {!isItem && <h1 class="mb-5 font-semibold text-2xl">{t(`section-${section.id}`)}</h1>}
          {children}
        </main>
      </div>
    </div>
  );
}

function SectionMenu({
  section,
  sections,
  list,
}: Pick<DeskFrameProps, 'section' | 'sections'> & { list(close: () => void): ComponentChildren }) {
  const elsewhere = sections.reduce((sum, one) => sum + (one === section ? 0 : waitingIn(one)), 0);
  return (
    <Popover
      label={t('sections')}
      class="w-60"
      button={(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={t('go-to-section', { section: t(`section-${section.id}`) })}
          class="relative flex h-9 min-w-0 items-center gap-2 rounded-md border border-edge/60 bg-raised pr-2 pl-3 font-medium text-sm hover:border-edge pointer-coarse:h-11"
        >
          <section.icon size={16} class="shrink-0 text-muted" aria-hidden="true" />
          <span class="truncate">{t(`section-${section.id}`)}</span>
          <ChevronsUpDown size={14} class="shrink-0 text-muted" aria-hidden="true" />
          {elsewhere > 0 && (
            <span aria-hidden="true" class="-top-1 -right-1 absolute size-2.5 rounded-full bg-accent" />
          )}
        </button>
      )}
    >
      {list}
    </Popover>
  );
}

function SectionList({
  sections,
  section,
  onChoose,
}: Pick<DeskFrameProps, 'section' | 'sections'> & { readonly onChoose?: (() => void) | undefined }) {
  return (
    <ul class="flex flex-col gap-0.5">
      {sections.map((one) => {
        const count = waitingIn(one);
        return (
          <li key={one.id}>
            <a
              href={one.path}
              aria-current={one === section ? 'page' : undefined}
              onClick={onChoose}
              class={classNames(
                'flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium text-sm transition-colors focus-visible:-outline-offset-2 pointer-coarse:h-11',
                one === section ? 'bg-tint text-accent' : 'text-ink hover:bg-ink/6',
              )}
            >
              <one.icon size={17} aria-hidden="true" class={one === section ? '' : 'text-muted'} />
              <span class="min-w-0 flex-1 truncate">{t(`section-${one.id}`)}</span>
              {count > 0 && (
                <span class="figures min-w-5 rounded-full bg-accent px-1.5 text-center font-semibold text-accent-ink text-xs leading-5">
                  <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
                  <span class="sr-only">{t('waiting', { count })}</span>
                </span>
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

const waitingIn = ({ waiting }: Section): number =>
  deskState.value && waiting ? waiting(deskState.value) : 0;
