// Results depend neither on the order of tests nor on the language of the machine: Turkish writes 1,5 and has an i without a dot.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: SetCulture("tr-TR")]
[assembly: SetUICulture("tr-TR")]
