/**
 * Chips that share a design, as the lists of low-concordance positions group them: c1 23andMe v4, c3 OmniExpress,
 * c4 23andMe v3, c5 AncestryDNA v2, v5 GSA. `null` where the design is not known.
 */
export function chipCluster(source: string | null, vendorVersion: string | null, chip: string | null): string | null {
  const version = vendorVersion?.toLowerCase() ?? '';
  if (source === '23andMe') return { v3: 'c4', v4: 'c1', v5: 'v5' }[version] ?? null;
  if (source === 'AncestryDNA') return { v1: 'c3', v2: 'c5' }[version.slice(0, 2)] ?? null;
  return chip !== null && /GSA/i.test(chip) ? 'v5' : null;
}
