let benchmarks: [any Benchmark.Type] = [
  LocalSolveBenchmark.self, GraphBenchmark.self, RunBenchmark.self, ProgramBenchmark.self,
]

let wanted = CommandLine.arguments.dropFirst()
for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) {
  try benchmark.run()
}
