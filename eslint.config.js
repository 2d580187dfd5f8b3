import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import {
  catalogueSyntax,
  everywhereSyntax,
  impureGlobals,
  pureSyntax,
} from './tools/lint/bans.mjs';

/** What a tool loads by its default export. */
const LOADED_BY_TOOLS = ['**/*.config.{js,ts,mjs}', 'vitest.shared.ts', '**/*-reporter.mjs'];

export default defineConfig(
  globalIgnores(['**/dist/', '**/coverage/', '.nx/', '**/.hopwise/']),
  tseslint.configs.base,
  {
    files: ['**/*.{ts,mjs,js}'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', ...everywhereSyntax],
      'no-constant-condition': 'error',
      'no-dupe-keys': 'error',
      'no-self-compare': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-unused-expressions': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }], // `== null` means "null or undefined".
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-syntax': ['error', ...everywhereSyntax, ...pureSyntax],
    },
  },
  {
    files: ['packages/datapath/src/{catalogue,modifiers}/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhereSyntax, ...pureSyntax, ...catalogueSyntax],
    },
  },
  {
    files: ['apps/*/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  { files: LOADED_BY_TOOLS, rules: { 'no-restricted-syntax': 'off' } },
);
