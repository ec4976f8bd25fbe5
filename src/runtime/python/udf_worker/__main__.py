"""A worker process: `python -I -u THIS_FILE`. Orders come on stdin, records on the socket that a job order names."""

from __future__ import annotations

import os
import sys


def main() -> None:
    # The folder that holds udf_worker and pyflink. The folder of this file must stay out: its `types` would shadow
    # Python's.
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

    from udf_worker.job import preload, run_job
    from udf_worker.orders import Orders
    from udf_worker.user_output import open_user_output

    orders = Orders()
    open_user_output()
    while True:
        order = orders.next()
        kind = order['order']
        if kind == 'job':
            run_job(order['socket'], order['token'])
        elif kind == 'preload':
            preload(order['modules'])
        else:
            raise ValueError(f'The order {kind!r} is not known.')


if __name__ == '__main__':
    main()
