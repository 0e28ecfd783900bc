// Rules of ESLint's core that oxlint does not have yet, under the name `house`.
import { builtinRules } from 'eslint/use-at-your-own-risk';

const NAMES = ['no-restricted-syntax'];

export default {
  meta: { name: 'house' },
  rules: Object.fromEntries(NAMES.map((name) => [name, builtinRules.get(name)])),
};
