/* Own cases, one language after the other; <> stands at every border expected. */
{ "en", "The firm (Orbex Inc.) grew. <>It hired 40.", "stop inside a bracket" },
