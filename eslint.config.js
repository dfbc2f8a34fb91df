import eslint from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const oneParser = {
  name: 'gray-matter',
  message: 'Call parseFrontMatter: left to itself gray-matter misreads 16:9 and runs ---js.',
};

export default defineConfig(
  globalIgnores(['dist', 'demo/site', '.astro', 'node_modules']),
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Matrices are walked by index; each such access is within bounds by the loop around it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Numbers in messages read well as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Settings and fields of unknown records are read by the name they have outside.
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-imports': ['error', oneParser],
    },
  },
  { files: ['src/lib/schema/front-matter.ts'], rules: { 'no-restricted-imports': 'off' } },
  ...astro.configs.recommended,
  {
    files: ['**/*.astro'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    // astro check knows what the compiler's globals are; ESLint does not.
    rules: { 'no-undef': 'off', 'no-unused-vars': 'off' },
  },
);
