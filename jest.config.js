/** Unit tests stand beside the code; suites are run by the CLI, never by jest's own loop (docs/architecture.md). */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tools', '<rootDir>/generated'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Dynamic imports name the compiled file; under test the source stands in.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'js', 'json'],
  // Many tests start programs; a busy machine is no fault of theirs.
  testTimeout: 60_000,
};
