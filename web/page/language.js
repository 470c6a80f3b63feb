// Which language the page is shown in, before anything of it is. The address says
// (?lang=en), or else what was chosen on an earlier visit; on a first visit the
// languages of the browser do. Only the page at the root sends anybody elsewhere:
// whoever asks for a language by its folder gets it.

{
  const KEY = 'mapi-playground.language';

  /** @type {{ get: () => string | null, set: (language: string) => void }} */
  const stored = {
    get: () => {
      try {
        return localStorage.getItem(KEY);
      } catch {
        return null; // storage may be forbidden; then nothing is kept
      }
    },
    set: (language) => {
      try {
        localStorage.setItem(KEY, language);
      } catch {
        // as above
      }
    },
  };

  const here = document.documentElement.lang;
  /** @type {Map<string, string>} */
  const pages = new Map();
  for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[hreflang]'))) {
    link.setAttribute('href', link.href); // whole, as search engines want it: only here is it known where the page lies
    pages.set(link.hreflang, link.href);
  }

  /** The language among ours for a tag such as pt, pt-PT or en-GB. @param {string} tag */
  const ours = (tag) => [...pages.keys()].find((language) => language.split('-')[0] === tag.toLowerCase().split('-')[0]);

  /** The address of the page in a language, with what this one's address says. @param {string} language */
  const address = (language) => {
    const url = new URL(/** @type {string} */ (pages.get(language)));
    const query = new URLSearchParams(location.search);
    query.delete('lang');
    url.search = query.toString();
    url.hash = location.hash;
    return url;
  };

  const asked = ours(new URLSearchParams(location.search).get('lang') ?? '');
  if (asked) stored.set(asked);
  const atRoot = here === [...pages.keys()][0];
  const wanted = asked ?? (atRoot ? ours(stored.get() ?? '') ?? navigator.languages.map(ours).find(Boolean) : here) ?? here;
  if (wanted !== here) location.replace(address(wanted));

  addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest?.('.languages a');
    if (!(link instanceof HTMLAnchorElement)) return;
    stored.set(link.hreflang);
    const url = address(link.hreflang);
    url.searchParams.set('lang', link.hreflang);
    link.href = url.href;
  });
}
