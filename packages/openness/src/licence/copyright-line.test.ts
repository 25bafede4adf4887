import { expect, test } from "vitest";
import { isCopyrightLine } from "./copyright-line.ts";

test.each([
  "2011-2026, Open source contributors.",
  "2007-2026 The scikit-learn developers.",
  "2026 Example, Inc. and its affiliates.",
  "2019 - present, Will Smith <will@example.org> (https://example.org/use)",
  '2004-2010 by Internet Systems Consortium, Inc. ("ISC")',
  "1995, 2026 Oracle and/or its affiliates.",
  "2026 sindresorhus",
  "2026 张三, Institute for Advanced Study",
  "2020 Trolltech AS, Norway",
  "2015-present Facebook, Inc. All rights reserved.",
  "2018 d'Arc O'Neil-Müller, AT&T Labs",
  "2001-2010 David Muir. Copyright (C) 2011 Google, Inc.",
  "<year> The President and Fellows of Harvard College",
  "[yyyy] [name of copyright owner]",
])("years and names are a notice, whosever they are: %s", (said) => {
  expect(isCopyrightLine(`Copyright (c) ${said}`, true)).toBe(true);
});

test.each([
  "2026 Example. Cannot be sold or hosted as a service by anyone else",
  "2026 Example, Inc. Companies need a contract to sell this.",
  "2026 Example, Inc. Educational Customers",
  "2026 Example; students",
  "2026 Example for students and schools",
  "2026 Example, noncommercial",
  "2026 EXAMPLE COMPETITORS MUST PAY",
  "2026 Example – 禁止商用",
  "2026 [not for companies]",
])("what has more than names is text: %s", (said) => {
  expect(isCopyrightLine(`Copyright (c) ${said}`, true)).toBe(false);
});
