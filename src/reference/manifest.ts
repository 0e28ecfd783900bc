import type { ManifestEntry } from './manifest-entry.ts';

/** Every pack that the app may load. Written by `npm run packs`. */
// prettier-ignore
export const MANIFEST: readonly ManifestEntry[] = [
  {
    "identity": {
      "id": "markers",
      "version": "1",
      "date": "2026-11-22",
      "licence": "MIT and BSD-3-Clause sources; positions are facts",
      "sha256": "911ae0033b40b3d5924564546f130661197a21aef8bf6980fa4b9330675d89de"
    },
    "kind": "markers",
    "file": "packs/markers.bin",
    "sizeBytes": 43914
  },
  {
    "identity": {
      "id": "ancestry",
      "version": "1",
      "date": "2026-11-22",
      "licence": "MIT",
      "sha256": "3aa22a60f337c52e3c6a13ecf9b1d2c607539186d66dd3cd5bb75401af75f252"
    },
    "kind": "ancestry",
    "file": "packs/ancestry.bin",
    "sizeBytes": 344953
  },
  {
    "identity": {
      "id": "pgx",
      "version": "3.1.1",
      "date": "2025-11",
      "licence": "CC0-1.0 AND MIT",
      "sha256": "5be22eab103471bc924b8034ae8f7a2ca545d05b76e3f82db3d3a22925ba9a72"
    },
    "kind": "pgx",
    "file": "packs/pgx.bin",
    "sizeBytes": 111515
  },
  {
    "identity": {
      "id": "drugs",
      "version": "2025-11",
      "date": "2025-11",
      "licence": "CC0-1.0",
      "sha256": "721ef32acd700501aebd6ee9380c4aaba803e6c5323b6a68fd2e3590ee2b8341"
    },
    "kind": "drugs",
    "file": "packs/drugs.bin",
    "sizeBytes": 79673
  },
  {
    "identity": {
      "id": "drugs-dpwg",
      "version": "2025-11",
      "date": "2025-11",
      "licence": "CC-BY-SA-4.0",
      "sha256": "8e7965d3443f00c0a83620187a9468449ef429e8f83132f7abb1c6a9ff27167d"
    },
    "kind": "drugs",
    "file": "packs/drugs-dpwg.bin",
    "sizeBytes": 11590
  },
  {
    "identity": {
      "id": "interactions",
      "version": "1",
      "date": "2026-05-29",
      "licence": "CC0-1.0 AND US government work; plain facts",
      "sha256": "33bde0a88297729581a5820199ee3f291600d29649195e070a14a99627db3d33"
    },
    "kind": "interactions",
    "file": "packs/interactions.bin",
    "sizeBytes": 4532
  },
  {
    "identity": {
      "id": "OPGS017309",
      "version": "harmonised",
      "date": "2025-01-01",
      "licence": "CC BY",
      "sha256": "d35aa50f71cbbe1037eb6a325b9d016b519f5b54cf9de3aa6ae51266d264be1f"
    },
    "kind": "score",
    "file": "packs/OPGS017309.bin",
    "sizeBytes": 54229,
    "citation": "Xu*, Loesch*, Taylor* et al. Population-scale phenome-wide association analysis of the imputed plasma proteome. (in preparation)"
  },
  {
    "identity": {
      "id": "PGS000001",
      "version": "harmonised",
      "date": "2015-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "030084eaebc5d51eb5ab89919320d32348b7191de18e9c73614d3c24c622fbd9"
    },
    "kind": "score",
    "file": "packs/PGS000001.bin",
    "sizeBytes": 6489,
    "citation": "Mavaddat N et al. J Natl Cancer Inst (2015). doi:10.1093/jnci/djv036"
  },
  {
    "identity": {
      "id": "PGS000002",
      "version": "harmonised",
      "date": "2015-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "18d187b4d1ff824a5d500f057483b6164a9d1abd594d4e690942188de9e06357"
    },
    "kind": "score",
    "file": "packs/PGS000002.bin",
    "sizeBytes": 6529,
    "citation": "Mavaddat N et al. J Natl Cancer Inst (2015). doi:10.1093/jnci/djv036"
  },
  {
    "identity": {
      "id": "PGS000004",
      "version": "harmonised",
      "date": "2018-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "d34df4c25c070f4584e2caab7bab979794099f167495a781b3104387201ebb2b"
    },
    "kind": "score",
    "file": "packs/PGS000004.bin",
    "sizeBytes": 26148,
    "citation": "Mavaddat N et al. Am J Hum Genet (2018). doi:10.1016/j.ajhg.2018.11.002"
  },
  {
    "identity": {
      "id": "PGS000055",
      "version": "harmonised",
      "date": "2019-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "1a6116765474abc0036fe513222764b6bc99a98ff0e314f309a9c5a0b7ca2af6"
    },
    "kind": "score",
    "file": "packs/PGS000055.bin",
    "sizeBytes": 6452,
    "citation": "Schmit SL et al. J Natl Cancer Inst (2019). doi:10.1093/jnci/djy099"
  },
  {
    "identity": {
      "id": "PGS000065",
      "version": "as deposited",
      "date": "2019-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "b246403cd7c7a4036cc1a88abd6d54cd29a6ed6021284ac8b056a2973fc5fdbd"
    },
    "kind": "score",
    "file": "packs/PGS000065.bin",
    "sizeBytes": 8562,
    "citation": "Kuchenbaecker K et al. Nat Commun (2019). doi:10.1038/s41467-019-12026-7"
  },
  {
    "identity": {
      "id": "PGS000074",
      "version": "harmonised",
      "date": "2020-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "bf65b844d864b0256453151ebf486714296a39bae2fcebfbca17e572fdf0a9ce"
    },
    "kind": "score",
    "file": "packs/PGS000074.bin",
    "sizeBytes": 8498,
    "citation": "Graff RE et al. bioRxiv (2020). doi:10.1101/2020.01.18.911578"
  },
  {
    "identity": {
      "id": "PGS000586",
      "version": "harmonised",
      "date": "2020-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "9dea940035a482bdfba330894433b7a36f12430c795ee736e69cc7a71b51bbb6"
    },
    "kind": "score",
    "file": "packs/PGS000586.bin",
    "sizeBytes": 80178,
    "citation": "Fritsche LG et al. Am J Hum Genet (2020). doi:10.1016/j.ajhg.2020.08.025"
  },
  {
    "identity": {
      "id": "PGS000662",
      "version": "harmonised",
      "date": "2020-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "13e467965d0c65d567c78559917142c015e6a9fe371b229bd1923039089763b8"
    },
    "kind": "score",
    "file": "packs/PGS000662.bin",
    "sizeBytes": 21657,
    "citation": "Conti DV, Darst BF et al. Nat Genet (2020). doi:10.1038/s41588-020-00748-0"
  },
  {
    "identity": {
      "id": "PGS000740",
      "version": "harmonised",
      "date": "2021-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "03ac760b8e2adafa49758f4de2913ecb2779902958b8a9503a9c52eb286d3fa9"
    },
    "kind": "score",
    "file": "packs/PGS000740.bin",
    "sizeBytes": 10424,
    "citation": "Hung RJ et al. Cancer Res (2021). doi:10.1158/0008-5472.can-20-1237"
  },
  {
    "identity": {
      "id": "PGS000802",
      "version": "harmonised",
      "date": "2021-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "6e571055511d3e16a80991772a354a29f77b52bfecd21ce4f996e645dbea5ef2"
    },
    "kind": "score",
    "file": "packs/PGS000802.bin",
    "sizeBytes": 2023,
    "citation": "He CY et al. Genomics (2021). doi:10.1016/j.ygeno.2021.01.025"
  },
  {
    "identity": {
      "id": "PGS000899",
      "version": "as deposited",
      "date": "2021-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "d41b14a404f6b10516f743213c212f758c684545e7dc560da4f89bafe07a3108"
    },
    "kind": "score",
    "file": "packs/PGS000899.bin",
    "sizeBytes": 14128,
    "citation": "Feitosa MF et al. Circ Genom Precis Med (2021). doi:10.1161/circgen.120.003201"
  },
  {
    "identity": {
      "id": "PGS001808",
      "version": "harmonised",
      "date": "2022-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "ac546bc3fe745469ce8cd634b6aee3d92b9222a22c7e86eeca1e2029a756af0b"
    },
    "kind": "score",
    "file": "packs/PGS001808.bin",
    "sizeBytes": 9593,
    "citation": "Privé F et al. Am J Hum Genet (2022). doi:10.1016/j.ajhg.2021.11.008"
  },
  {
    "identity": {
      "id": "PGS003378",
      "version": "harmonised",
      "date": "2023-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "494ddae437ade737508e2a9e66c9eff471e06412a4891003db3a8c513dd6007e"
    },
    "kind": "score",
    "file": "packs/PGS003378.bin",
    "sizeBytes": 10672,
    "citation": "Kachuri L et al. Nat Med (2023). doi:10.1038/s41591-023-02277-9"
  },
  {
    "identity": {
      "id": "PGS003766",
      "version": "harmonised",
      "date": "2023-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "7d19ecfa53a7451ceabdd85aa78a3e79130d89367554b9d1a9e39ae7c38d35c0"
    },
    "kind": "score",
    "file": "packs/PGS003766.bin",
    "sizeBytes": 35702,
    "citation": "Wang A et al. Nat Genet (2023). doi:10.1038/s41588-023-01534-4"
  },
  {
    "identity": {
      "id": "PGS004255",
      "version": "harmonised",
      "date": "2024-01-01",
      "licence": "PGS Catalog default terms of use (EMBL-EBI); cite the publication",
      "sha256": "cca1014ced1d14e20c27bcc1d658914da2d2c0ac221d1211deea053631e19c1d"
    },
    "kind": "score",
    "file": "packs/PGS004255.bin",
    "sizeBytes": 4070,
    "citation": "Ohta R et al. Nat Commun (2024). doi:10.1038/s41467-024-48654-x"
  },
  {
    "identity": {
      "id": "sample-ana",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "cf3e76cb08a8de62aed4757295626c504c89a3a97757c160abbeaebb9c1cae76"
    },
    "kind": "sample",
    "file": "samples/sample-ana.zip",
    "sizeBytes": 116071
  },
  {
    "identity": {
      "id": "sample-bao",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "c263e5fd4fe8f410de2dbd40893cf93e36f0888939ca91901560c8d6294da685"
    },
    "kind": "sample",
    "file": "samples/sample-bao.zip",
    "sizeBytes": 117014
  },
  {
    "identity": {
      "id": "sample-chidi",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "bd6a95670ea08e116726732581b34280cd1275936a34aa774ce7b5f4482e0f7f"
    },
    "kind": "sample",
    "file": "samples/sample-chidi.zip",
    "sizeBytes": 123021
  },
  {
    "identity": {
      "id": "sample-poor-chip",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "e369668fbdac05704725605a3e60526d86766bdfb515352123853082dae1bd07"
    },
    "kind": "sample",
    "file": "samples/sample-poor-chip.zip",
    "sizeBytes": 28628
  },
  {
    "identity": {
      "id": "sample-broken",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "ba181f3ff199f8320ae795367345c84e44e3d5fa10c79ac4beea4640cf97bdbe"
    },
    "kind": "sample",
    "file": "samples/sample-broken.zip",
    "sizeBytes": 69646
  }
];
