import type { ClientDirective } from 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    'client:asked'?: boolean;
  }
}

/** What a reader does on the way to a choice, with whatever they point or type. */
const signs = ['pointerenter', 'pointerdown', 'focusin', 'keydown'] as const;

/**
 * `client:asked` wakes an island when the reader turns to it, or at once where the address holds a
 * choice already; until then the page runs none of its code.
 */
const whenAsked: ClientDirective = (load, _options, element) => {
  const wake = (): void => {
    for (const sign of signs) element.removeEventListener(sign, wake, true);
    void load().then((hydrate) => hydrate());
  };
  if (location.search !== '') {
    wake();
    return;
  }
  for (const sign of signs) element.addEventListener(sign, wake, true);
};

export default whenAsked;
