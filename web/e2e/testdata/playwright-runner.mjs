// Stands in for @playwright/test: a test gets a page, and expects one thing of it.

import assert from 'node:assert/strict';

const { chromium } = await import(process.env.CORE);

export const expect = (got) => ({ toBe: (want) => assert.equal(got, want) });

export async function test(title, run) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  try {
    await run({ page: await browser.newPage() });
    console.log(`ok ${title}`);
  } catch (error) {
    console.log(`not ok ${title}: ${error.message}`);
  } finally {
    await browser.close();
  }
}
