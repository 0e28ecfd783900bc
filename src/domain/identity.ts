export interface PackIdentity {
  id: string;
  version: string;
  date: string;
  licence: string;
  sha256: string;
}

export interface AppIdentity {
  version: string;
  kernelSha256: string;
  packs: PackIdentity[];
}
