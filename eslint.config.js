/** Rules a machine can check; the import directions are in .dependency-cruiser.cjs. */
import { defineConfig } from 'eslint/config'
import { configs } from 'typescript-eslint'
import house from './tools/lint/house.js'

export default defineConfig(
  { ignores: ['node_modules/**', '**/dist/**', 'data/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['vite.config.ts'] }, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers in template strings are what they look like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => send()` reads better than a block; what is returned is ignored by its caller anyway.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `type` and `interface`, unions of literals and one-method objects are the author's choice.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `process.env['PORT']` is how noPropertyAccessFromIndexSignature wants it; both forms are fine.
      '@typescript-eslint/dot-notation': 'off',
      // An interface that merges several, and tables a room does not have yet.
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/require-await': 'off',
      // `[...text]` splits into code points, which is what is wanted where it is written.
      '@typescript-eslint/no-misused-spread': 'off',
      // Records of functions are taken apart here; nothing in the house speaks of `this` outside a class.
      '@typescript-eslint/unbound-method': 'off',
      // A leading underscore says that the place must be filled and the value is not wanted.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      // Saying a default aloud is a service to the reader.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // False alarms on unions of string literals used as keys.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      'house/no-focused-tests': 'error',
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
  {
    files: ['core/**/*.ts', 'procedures/**/*.ts'],
    ignores: ['**/*.test.ts'],
    plugins: { house },
    rules: { 'house/pure': 'error' },
  },
  {
    files: ['**/*.test.ts', '**/*.journey.ts'],
    rules: {
      // node:test's describe and it return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: ['describe', 'it', 'test', 'suite', 'before', 'after', 'beforeEach', 'afterEach'], package: 'node:test' }] }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
)
