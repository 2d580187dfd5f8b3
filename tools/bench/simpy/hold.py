"""The hold model on SimPy: prints events per second. Usage: hold.py PENDING EVENTS"""

import random
import sys
import time

pending, events = int(sys.argv[1]), int(sys.argv[2])
uniform = random.Random(1).random
exponential = random.Random(2).expovariate


def with_simpy():
    import simpy

    env = simpy.Environment()

    def hold():
        yield env.timeout(1000 * uniform())
        while True:
            yield env.timeout(exponential(1e-3))

    for _ in range(pending):
        env.process(hold())
    for _ in range(2 * pending):  # Each process starts, and waits for the first time.
        env.step()
    begin = time.perf_counter()
    for _ in range(events):
        env.step()
    return events / (time.perf_counter() - begin)


def with_simpy_2():
    from SimPy.Simulation import Process, Simulation, hold

    sim = Simulation()
    sim.initialize()
    ran = 0

    class Holder(Process):
        def run(self):
            nonlocal ran
            yield hold, self, 1000 * uniform()
            while True:
                ran += 1
                if ran >= events:
                    self.sim.stopSimulation()
                yield hold, self, exponential(1e-3)

    for _ in range(pending):
        holder = Holder(sim=sim)
        sim.activate(holder, holder.run())
    begin = time.perf_counter()
    sim.simulate(until=1e18)
    return ran / (time.perf_counter() - begin)


try:
    rate = with_simpy()
except ImportError:
    rate = with_simpy_2()
print(round(rate))
