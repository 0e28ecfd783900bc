import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBrowser, openAgain, startAppBrowser } from '../support/browser.ts';
import { goTo, waitForSeal } from '../support/journey.ts';
import { faultsInTwoLooks } from '../support/looks.ts';

let app: AppBrowser;
beforeAll(async () => {
  app = await startAppBrowser();
});
afterAll(() => app.close());

/** Two trials made for this test: one in melanoma with BRAF V600, one with a part that is not understood. */
const BROUGHT = `
- protocol_no: MADE-1
  status: open to accrual
  treatment_list:
    step:
      - step_code: '1'
        arm:
          - arm_code: A
            arm_suspended: N
            match:
              - and:
                  - genomic: {hugo_symbol: BRAF, variant_category: Mutation, wildcard_protein_change: p.V600}
                  - genomic: {hugo_symbol: NRAS, variant_category: "!Mutation"}
                  - clinical: {age_numerical: ">=18", oncotree_primary_diagnosis: Melanoma}
          - arm_code: B
            arm_suspended: Y
            match:
              - clinical: {oncotree_primary_diagnosis: Melanoma}
- protocol_no: MADE-2
  match:
    - clinical: {oncotree_primary_diagnosis: _SOLID_, ecog_status: 0}
`;

async function openTrials(page: Page): Promise<void> {
  await waitForSeal(page);
  await goTo(page, 'tumour');
  await page.getByRole('link', { name: 'Trials', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: 'Trials' }).waitFor();
}

async function bring(page: Page, ...files: { name: string; text: string }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files of trials' }).click();
  await (await chooser).setFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }))); // prettier-ignore
}

/** Tells a list and waits for the trials' answer to it. */
async function tell(page: Page, list: string): Promise<void> {
  await page.locator('#tumour-list').fill(list);
  await page.locator('.changes .primary').click();
}

const card = (page: Page, id: string) => page.getByRole('article', { name: new RegExp(id) });
const counts = (page: Page) => page.getByText(/^Could match:/).textContent();

describe('trials', () => {
  it('of a brought file are answered condition by condition, and asked for what nobody told', async () => {
    const { page, notes } = await openAgain(app);
    await openTrials(page);
    await page.getByRole('checkbox', { name: /examples/ }).uncheck();
    await bring(page, { name: 'made.yaml', text: BROUGHT }, { name: 'broken.json', text: '{"match": [' });
    await page.getByText('made.yaml: 2 trials').waitFor();
    await page.getByRole('alert').getByText('broken.json: This file of trials cannot be read').waitFor();
    await page.getByText('Not understood: 1').click();
    await page.getByText(/MADE-2, match\[0\]\.clinical\.ecog_status: .*not a condition that we know/).waitFor();

    await tell(page, 'BRAF V600E');
    await page.getByText('Could match: 0. Ask for more: 2. Do not match: 0.').waitFor();
    await page.getByText('Ask the pathologist for the tumour type. (for MADE-1, MADE-2)').waitFor();
    await page
      .getByText('Ask the laboratory whether NRAS was read, and which mutations were found. (for MADE-1)')
      .waitFor();

    await tell(page, 'NRAS wild type');
    await page.getByText('At least 2 answers are needed to decide it.').waitFor();
    await card(page, 'MADE-1').getByText('Condition by condition').click();
    await card(page, 'MADE-1').getByText('This must not be true:').waitFor();
    const explained = await card(page, 'MADE-1').textContent();
    expect(explained).toContain('BRAF: V600 changed to another amino acid (entered: BRAF V600E)');
    expect(explained).toContain('This must not be true:');
    expect(explained).toContain('NRAS: a mutation (entered differently: NRAS wild type)');
    expect(explained).toMatch(/Arm B\s*\(closed\)/);
    expect(notes.console.join()).not.toMatch(/BRAF|NRAS|MADE/);
    await page.close();
  });

  it('that the app brings are marked as closed examples and never sent for', async () => {
    const { page } = await openAgain(app);
    await openTrials(page);
    await page.getByText('Enter something about the tumour').waitFor();
    const before = app.ownRequests.length;
    await tell(page, 'BRAF V600E');
    await page.getByText(/^Could match: 0\. Ask for more: 22\./).waitFor();
    expect(await page.getByText(/closed; curated .*2019; example only/).count()).toBe(22);
    expect(await card(page, 'NCT03013491').textContent()).toContain('entered: BRAF: the change V600E');
    expect(app.ownRequests.slice(before)).toEqual([]);
    await page.close();
  });

  it('are accessible, in both colour schemes, wide and on a phone', async () => {
    const { page } = await openAgain(app);
    await openTrials(page);
    await bring(page, { name: 'made.yaml', text: BROUGHT });
    await tell(page, 'BRAF V600E');
    await page.getByText(/Ask for more: 24/).waitFor();
    await card(page, 'MADE-1').getByText('Condition by condition').click();
    expect(await faultsInTwoLooks(page)).toEqual([]);
    expect(await counts(page)).toContain('Could match: 0');
    await page.close();
  });

  it('are forgotten with what was told', async () => {
    const { page } = await openAgain(app);
    await openTrials(page);
    await bring(page, { name: 'made.yaml', text: BROUGHT });
    await page.getByText('made.yaml: 2 trials').waitFor();
    await tell(page, 'BRAF V600E');
    await page.getByText(/Ask for more: 24/).waitFor();
    await page.getByRole('button', { name: 'Forget' }).click();
    await page.getByText('Enter something about the tumour').waitFor();
    expect(await page.getByText('made.yaml').count()).toBe(0);
    await page.close();
  });
});
