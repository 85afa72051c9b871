let benchmarks: [any Benchmark.Type] = [LocalSolveBenchmark.self, GraphBenchmark.self, RunBenchmark.self]

let wanted = CommandLine.arguments.dropFirst()
for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) {
  try benchmark.run()
}
