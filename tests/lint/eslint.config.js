import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["themes/**/*.js"],
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always"],
      "no-implicit-globals": "error",
      "no-var": "error",
      "prefer-const": "error",
      // A script that a page includes is started by its address; importing it does nothing.
      "no-restricted-syntax": [
        "error",
        {
          selector: "Program > ForOfStatement, Program > ExpressionStatement",
          message: "No effects at import: put this into init(root).",
        },
      ],
    },
  },
  {
    files: ["tests/theme/**/*.js"],
    languageOptions: { globals: globals.node },
  },
];
