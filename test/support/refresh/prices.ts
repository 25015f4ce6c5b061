// Writes src/prices/agreed.data.ts anew from the npm catalogues that are installed, and prints where they differ: that is
// to be looked up on the makers' own pages, and written into src/prices/limits.data.ts with the date.
// usage: npm run refresh:prices
import { writeFileSync } from 'node:fs';
import { agree, render } from './agree';
import { readCatalogues } from './catalogues';

const path = 'src/prices/agreed.data.ts';
const { agreed, drift } = agree(readCatalogues());
writeFileSync(path, render(agreed));
console.log(`${path}: ${agreed.size} models.`);
if (drift.length > 0) console.log(`The catalogues differ:\n  ${drift.join('\n  ')}`);
