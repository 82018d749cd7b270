const LOGICAL =
  "a property of a side by name: use its logical one, so that a right-to-left language needs nothing extra";

export default {
  extends: "stylelint-config-standard",
  rules: {
    // Ours: sides are logical, and no track is wider than its screen.
    "property-disallowed-list": [
      ["left", "right", "/^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)/"],
      { message: LOGICAL },
    ],
    "declaration-property-value-disallowed-list": [
      {
        "/^(text-align|float|clear)$/": ["left", "right"],
        "/^grid-(template|auto)-columns$/": ["/(^|\\s)[\\d.]+fr(\\s|$)/", "/repeat\\([^,]+, ?[\\d.]+fr\\)/"],
      },
      { message: (property) => `${property}: logical values only, and minmax(0, 1fr) instead of a bare 1fr` },
    ],
    // Names are BEM: block__element--modifier.
    "selector-class-pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+(-[a-z0-9]+)*)?$",
    "selector-id-pattern": "^_[a-z0-9-]+$",
    // Phones from 2021 have neither: ranges in media queries, and masks without a prefix.
    "media-feature-range-notation": "prefix",
    "property-no-vendor-prefix": [
      true,
      { ignoreProperties: ["mask", "mask-image", "text-size-adjust", "print-color-adjust"] },
    ],
    // What the generator puts in has its address in quotes; `url(…)` is left to the browser.
    "import-notation": "string",
    "value-keyword-case": ["lower", { ignoreProperties: ["/font/"] }],
    // A list in `:not()` is no more than what two of them say, and weighs less.
    "selector-not-notation": null,
    // The order of rules says what belongs together, not how specific they are.
    "no-descending-specificity": null,
  },
  overrides: [
    {
      // What came before `clip-path`, `inset` and logical sizes.
      files: ["**/old-browsers.css"],
      rules: { "property-no-deprecated": null },
    },
  ],
};
