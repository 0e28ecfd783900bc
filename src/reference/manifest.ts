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
      "sha256": "7eaf9911628b0cbbb6da159f65db8009f0d73ab97829fe70857363bd5ca76310"
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
      "id": "GWAS-22057235",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "d551c9c5981a67b638a108b5d24a787ebb725f49b7da33c964f03541201dec4e"
    },
    "kind": "score",
    "file": "packs/GWAS-22057235.bin",
    "sizeBytes": 1537,
    "citation": "Trynka G et al. PMID 22057235"
  },
  {
    "identity": {
      "id": "GWAS-23455636",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "be372fba8b361c93a9adf1c79b7f3e2b9bfef74d840e11cbf52600c2ae9af2c1"
    },
    "kind": "score",
    "file": "packs/GWAS-23455636.bin",
    "sizeBytes": 1792,
    "citation": "Fritsche LG et al. PMID 23455636"
  },
  {
    "identity": {
      "id": "GWAS-25751624",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "431eda952cdd6a1cef1b8e8d706a5486babb8fc14908ae0133664be34601ce6c"
    },
    "kind": "score",
    "file": "packs/GWAS-25751624.bin",
    "sizeBytes": 2785,
    "citation": "Onengut-Gumuscu S et al. PMID 25751624"
  },
  {
    "identity": {
      "id": "GWAS-26343387",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "ee1f4d70890cfca8735358602d92fa818afec4797f6e9f1b183193bf6e2ec496"
    },
    "kind": "score",
    "file": "packs/GWAS-26343387.bin",
    "sizeBytes": 3316,
    "citation": "Nikpay M et al. PMID 26343387"
  },
  {
    "identity": {
      "id": "GWAS-28323831",
      "version": "the published model",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "c65031b937da56501d8237df826e1ab8f251bae4e5d68699a701c744c7a2841e"
    },
    "kind": "score",
    "file": "packs/GWAS-28323831.bin",
    "sizeBytes": 2688,
    "citation": "Desikan RS et al. PMID 28323831"
  },
  {
    "identity": {
      "id": "GWAS-28604730",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "cff06a8da65d26c6f7c20f676a9cffbf38f21527313a4e47742c1be63880babe"
    },
    "kind": "score",
    "file": "packs/GWAS-28604730.bin",
    "sizeBytes": 1922,
    "citation": "McKay JD et al. PMID 28604730"
  },
  {
    "identity": {
      "id": "GWAS-28892059",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "2fad2f167a40fce46e3b2fcaddd51e02ce96f9673fb54df41933dd677466e699"
    },
    "kind": "score",
    "file": "packs/GWAS-28892059.bin",
    "sizeBytes": 3162,
    "citation": "Chang D et al. PMID 28892059"
  },
  {
    "identity": {
      "id": "GWAS-30061737",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "3f3fff809abb319c3cf598a7591feb1e6d6b5a8063161ac57abc7390b0c2eb5f"
    },
    "kind": "score",
    "file": "packs/GWAS-30061737.bin",
    "sizeBytes": 8252,
    "citation": "Nielsen JB et al. PMID 30061737"
  },
  {
    "identity": {
      "id": "GWAS-30239722",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "2bb6c0ff001c514d1732cdc5ba96e3994f78f0bf58a5bcf295e8212ed3bfc870"
    },
    "kind": "score",
    "file": "packs/GWAS-30239722.bin",
    "sizeBytes": 41200,
    "citation": "Pulit SL et al. PMID 30239722"
  },
  {
    "identity": {
      "id": "GWAS-30297969",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "c61844e4e5f34f6a701f97b6af273965c1d79f5a6a8c5a18230321a88e4b4122"
    },
    "kind": "score",
    "file": "packs/GWAS-30297969.bin",
    "sizeBytes": 15790,
    "citation": "Mahajan A et al. PMID 30297969"
  },
  {
    "identity": {
      "id": "GWAS-30487518",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "e4b2d4eb781e93dbaab4f29072e261e1c2f179bf7b4d799bda06ffdfa79a3847"
    },
    "kind": "score",
    "file": "packs/GWAS-30487518.bin",
    "sizeBytes": 2769,
    "citation": "Takeuchi F et al. PMID 30487518"
  },
  {
    "identity": {
      "id": "GWAS-30510241",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "0e6d84458b3c3de35d058de2fd0a898fe90da3ef008e84b21980d672b2c3aaed"
    },
    "kind": "score",
    "file": "packs/GWAS-30510241.bin",
    "sizeBytes": 5155,
    "citation": "Huyghe JR et al. PMID 30510241"
  },
  {
    "identity": {
      "id": "GWAS-31604244",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "61e6d4eb45fdaa814c627f03c294f29de8d064a8e777df18b15fc367f9991765"
    },
    "kind": "score",
    "file": "packs/GWAS-31604244.bin",
    "sizeBytes": 12681,
    "citation": "International Multiple Sclerosis Genetics Consortium et al. PMID 31604244"
  },
  {
    "identity": {
      "id": "GWAS-31959993",
      "version": "strongest hit of each locus",
      "date": "2026-11-22",
      "licence": "GWAS Catalog: EMBL-EBI terms of use; cite the publication",
      "sha256": "f1d2f90fb30bd2a0faa7a6107d3256d3869861a462571f44e4b0c707fb19a604"
    },
    "kind": "score",
    "file": "packs/GWAS-31959993.bin",
    "sizeBytes": 1768,
    "citation": "Craig JE et al. PMID 31959993"
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
      "sha256": "e70dc51e1828845367ccda47f9f56c016fef3da8f98858aad8e19838209ef017"
    },
    "kind": "sample",
    "file": "samples/sample-ana.zip",
    "sizeBytes": 125807
  },
  {
    "identity": {
      "id": "sample-bao",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "8387f84f0b5875a424ede489fc6bfe76f3e4ccc0e69ba81dd97ef120d0c7c0c7"
    },
    "kind": "sample",
    "file": "samples/sample-bao.zip",
    "sizeBytes": 126948
  },
  {
    "identity": {
      "id": "sample-chidi",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "2bcd64566661aacd976175f4f8832ad73f1e5bbf8c0c341dc1c4ff9b5a140f0d"
    },
    "kind": "sample",
    "file": "samples/sample-chidi.zip",
    "sizeBytes": 133479
  },
  {
    "identity": {
      "id": "sample-poor-chip",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "15bcf53b30197b88b4986a557766dd5c0b7a5a9cc7de0865cbcc1a6eab8400d6"
    },
    "kind": "sample",
    "file": "samples/sample-poor-chip.zip",
    "sizeBytes": 30249
  },
  {
    "identity": {
      "id": "sample-broken",
      "version": "1",
      "date": "2026-01-01",
      "licence": "CC0-1.0",
      "sha256": "95c59f5ac5efe31b1d73935be994c6612d41392fe43bc96d7e8a42687a3b99a7"
    },
    "kind": "sample",
    "file": "samples/sample-broken.zip",
    "sizeBytes": 75487
  }
];
