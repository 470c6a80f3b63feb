// A step as a test of the page: for Playwright, and for chromedp. It goes there and
// wants the sentence that stands there now.

/** @typedef {{ title: string, step: number, sentence: string }} Claim */

/**
 * The address with the language in it, which else is that of the browser.
 * @param {string} link @param {string} language
 */
export function inLanguage(link, language) {
  const url = new URL(link);
  url.search = new URLSearchParams({ lang: language, ...Object.fromEntries(url.searchParams) }).toString();
  return url.href;
}

/** @param {string} link @param {Claim} claim */
export const asPlaywright = (link, { title, step, sentence }) => `import { expect, test } from '@playwright/test';

test(${JSON.stringify(title)}, async ({ page }) => {
  await page.goto(${JSON.stringify(link)});
  const shown = await page.evaluate(() => mapiPage.go(${step}));
  expect(shown.sentence).toBe(${JSON.stringify(sentence)});
});
`;

/** @param {string} link @param {Claim} claim */
export const asChromedp = (link, { title, step, sentence }) => `package mapi_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// ${title.replace(/\s+/g, ' ')}
func TestStep${step}(t *testing.T) {
	ctx, cancel := chromedp.NewContext(t.Context())
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(${quoted(link)})); err != nil {
		t.Fatal(err)
	}
	sentence, err := chromedp.Run(ctx, chromedp.Evaluate[string](
		${quoted(`mapiPage.go(${step}).then(({ sentence }) => sentence)`)}, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if want := ${quoted(sentence)}; sentence != want {
		t.Errorf("step ${step} says %q, want %q", sentence, want)
	}
}
`;

/** A text as Go and JSON write it alike: JSON's escapes are Go's but for halves of pairs, and the slash. @param {string} text */
const quoted = (text) => JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd'));
